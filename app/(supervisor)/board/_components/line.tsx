"use client";

import { Coffee } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { useRowMotion } from "#app/_ui/use-row-motion.ts";
import type { Board, LineTicket } from "#server/desk/insights/wire.ts";
import { LINE_GRID, LineRow } from "./line-row.tsx";

/** The line in its true order: the first row is what the next free agent gets. */
export function Line(props: {
  board: Pick<Board, "line" | "lineTotal" | "targetsMs">;
  selectedId: string | null;
  onSelect: (ticketId: string) => void;
  onGive: (ticket: LineTicket) => void;
  onDrag: (ticket: LineTicket | null) => void;
}) {
  const { line, lineTotal, targetsMs } = props.board;
  const ids = line.map((ticket) => ticket._id);
  const arrived = useArrivals(ids);
  const list = useRowMotion<HTMLOListElement>(ids.join());
  const beyond = lineTotal - line.length;
  return (
    <section aria-labelledby="line-heading" data-pane="line" className="min-w-0">
      <header className="sticky top-14 z-10 border-b border-border bg-canvas">
        <div className="flex h-10 items-center justify-between gap-4 px-3">
          <h2 id="line-heading" className="text-sm">
            The line
          </h2>
          <p className="flex items-center gap-1.5 text-xs text-muted max-md:hidden">
            Drag a ticket to a person, or press <Kbd>A</Kbd>
          </p>
        </div>
        {line.length > 0 ? (
          <div aria-hidden className={`${LINE_GRID} pb-1 text-xs text-muted max-md:hidden`}>
            <span className="text-right">#</span>
            <span>Priority</span>
            <span>Number</span>
            <span>What it is about</span>
            <span className="max-xl:hidden">Why it waits</span>
            <span className="text-right">Waiting</span>
          </div>
        ) : null}
      </header>
      {line.length === 0 ? (
        <EmptyState icon={Coffee} title="Nobody is waiting">
          Every complaint is with somebody. A new one goes to whoever has been free the longest.
        </EmptyState>
      ) : (
        <ol ref={list} className="bg-surface" aria-label="Waiting tickets, next one first">
          {line.map((ticket) => (
            <LineRow
              key={ticket._id}
              ticket={ticket}
              targetMs={targetsMs[ticket.priority]}
              isNew={arrived.has(ticket._id)}
              isSelected={props.selectedId === ticket._id}
              onSelect={() => props.onSelect(ticket._id)}
              onGive={() => props.onGive(ticket)}
              onDrag={props.onDrag}
            />
          ))}
        </ol>
      )}
      {beyond > 0 ? (
        <p className="border-t border-border bg-surface px-3 py-2 text-sm">
          <Link href="/tickets?status=Open" className="text-accent hover:underline">
            {beyond} more in line
          </Link>
        </p>
      ) : null}
    </section>
  );
}
