"use client";

import { Avatar } from "#app/_ui/avatar.tsx";
import { useOnlookers } from "./use-onlookers.ts";

/** In a list: who else has this ticket before them, without a word more than there is room for. */
export function OnlookerMarks({ ticketId }: { ticketId: string }) {
  const said = useOnlookers(ticketId);
  if (!said) return null;
  return (
    <span title={said.says} className="inline-flex shrink-0 -space-x-2">
      <span className="sr-only">{said.says}</span>
      {said.drawn.map(({ id, name }) => (
        <Avatar
          key={id}
          name={name}
          size="sm"
          className={said.isWriting ? "ring-2 ring-waiting" : "ring-2 ring-surface"}
        />
      ))}
    </span>
  );
}
