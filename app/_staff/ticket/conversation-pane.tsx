"use client";

import { useEffect, useRef } from "react";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { conversation } from "./conversation.ts";
import { TurnItem } from "./turn.tsx";

/** How near to its end somebody must be to be taken along when something is added. */
const NEAR_END_PX = 160;

/** What was said and done, newest at the end and in view. Who reads further up is left where they are. */
export function ConversationPane({ complaint, readerId }: { complaint: ComplaintDetail; readerId: string }) {
  const turns = conversation(complaint);
  const arrived = useArrivals(turns.map((turn) => turn.id));
  const newest = turns.at(-1)?.id;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    const pane = scroller.current;
    if (pane && newest !== undefined && isAtEnd.current) pane.scrollTop = pane.scrollHeight;
  }, [newest]);

  return (
    <div
      ref={scroller}
      role="log"
      aria-label="Conversation"
      // A pane that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: pane }) => {
        isAtEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR_END_PX;
      }}
      className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:-outline-offset-2"
    >
      <ol className="flex flex-col gap-3">
        {turns.map((turn) => (
          <TurnItem
            key={turn.id}
            turn={turn}
            isNew={arrived.has(turn.id)}
            reader={{ readerId, category: complaint.category }}
          />
        ))}
      </ol>
    </div>
  );
}
