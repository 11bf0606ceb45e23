"use client";

import { cx } from "class-variance-authority";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { giveAdvice } from "#app/_staff/give-advice.ts";
import { LoadPips } from "#app/_staff/load-pips.tsx";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { Name, Title } from "#app/_ui/words.tsx";
import type { BoardAgent, LineTicket } from "#server/desk/insights/wire.ts";
import { AgentMenu } from "./agent-menu.tsx";

type HeldTicket = BoardAgent["current"][number];

/** One agent: state, load and what they hold; a ticket can be dropped on it. */
export function AgentRow(props: {
  agent: BoardAgent;
  dragged: LineTicket | null;
  onDrop: (ticket: LineTicket) => void;
  onTakeBack: (ticket: HeldTicket) => void;
  onEdit: () => void;
}) {
  const { agent, dragged } = props;
  const [isOver, setIsOver] = useState(false);
  const advice = dragged ? giveAdvice(agent, dragged) : null;
  const drop = () => {
    setIsOver(false);
    if (dragged) props.onDrop(dragged);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping a ticket is the pointer's way; the name dialog is everybody's
    <li
      data-row={agent._id}
      onDragOver={(event) => {
        if (!dragged) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        // Into a part of the row is not out of it.
        const into = event.relatedTarget;
        if (!(into instanceof Node && event.currentTarget.contains(into))) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
      className={cx(
        "border-b border-border px-3 last:border-b-0",
        dragged && "outline-1 -outline-offset-4 outline-control outline-dashed",
        isOver && dragged && "bg-accent-soft outline-accent",
      )}
    >
      <div className="flex h-10 items-center gap-2">
        <Avatar name={agent.name} size="sm" />
        <span className={cx("min-w-0 flex-1 truncate font-medium", agent.availability === "offline" && "text-muted")}>
          <Name>{agent.name}</Name>
        </span>
        {advice && isOver ? (
          <span className="min-w-0 truncate text-xs text-waiting">{advice}</span>
        ) : (
          <LoadPips load={agent.load} capacity={agent.capacity} />
        )}
        <span className="tabular w-20 shrink-0 text-right text-xs text-muted max-sm:hidden">
          {agent.resolvedToday} solved
        </span>
        <TimeInState since={agent.since} className="tabular w-16 shrink-0 text-right text-sm" />
        <AgentMenu agent={agent} onEdit={props.onEdit} />
      </div>
      {agent.current.length > 0 ? (
        <ul className="pb-1.5">
          {agent.current.map((ticket) => (
            <li key={ticket._id} className="flex h-8 items-center gap-2 pl-8 text-sm">
              <span className="tabular shrink-0 text-xs text-muted">{ticket.complaintId}</span>
              <Link
                href={`/tickets/${ticket.complaintId}`}
                title={ticket.title}
                className="min-w-0 flex-1 truncate hover:underline"
              >
                <Title>{ticket.title}</Title>
              </Link>
              <TimeInState since={ticket.since} className="tabular w-16 shrink-0 text-right text-muted" />
              <IconButton
                label={`Take ${ticket.complaintId} back from ${agent.name}`}
                size="sm"
                icon={<Undo2 className="size-4 text-muted" aria-hidden />}
                onClick={() => props.onTakeBack(ticket)}
                className="pointer-coarse:h-11"
              />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
