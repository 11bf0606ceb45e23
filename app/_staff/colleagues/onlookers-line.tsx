"use client";

import { Avatar } from "#app/_ui/avatar.tsx";
import { useOnlookers } from "./use-onlookers.ts";

/** Who else has this ticket before them, and who of them writes. It is there before it has something to say, so that it is heard. */
export function OnlookersLine({ ticketId }: { ticketId: string }) {
  const said = useOnlookers(ticketId);
  return (
    <output className="flex min-w-0 items-center gap-1.5 empty:hidden print:hidden">
      {said ? (
        <>
          <span className="flex shrink-0 -space-x-2">
            {said.drawn.map(({ id, name }) => (
              <Avatar key={id} name={name} size="sm" className="ring-2 ring-surface" />
            ))}
          </span>
          <span className={said.isWriting ? "font-medium text-waiting" : "text-muted"}>{said.says}</span>
        </>
      ) : null}
    </output>
  );
}
