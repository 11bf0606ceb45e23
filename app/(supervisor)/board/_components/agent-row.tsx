"use client";

import { cx } from "class-variance-authority";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { giveAdvice } from "#app/_staff/give-advice.ts";
import { LoadPips } from "#app/_staff/load-pips.tsx";
import { excuseOf } from "#app/_staff/shown-state.ts";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { timeOfDay } from "#app/_ui/clock.ts";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { useReaderZone } from "#app/_ui/reader-zone.tsx";
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
  const t = useTranslations("board.agents");
  const { agent, dragged } = props;
  const [isOver, setIsOver] = useState(false);
  const sayAdvice = useTranslations("staff.give");
  const sayExcuse = useTranslations("staff.excuse");
  const advice = dragged ? giveAdvice(agent, dragged, sayAdvice) : null;
  const { timeZone } = useReaderZone();
  const excuse = excuseOf(agent, (at) => timeOfDay(new Date(at), timeZone), sayExcuse);
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
      <div className="flex min-h-10 items-center gap-2">
        <Avatar name={agent.name} size="sm" />
        <span
          className={cx("min-w-0 flex-1 font-medium lg:truncate", agent.availability === "offline" && "text-muted")}
        >
          <Name>{agent.name}</Name>
        </span>
        {excuse ? <span className="min-w-0 text-xs text-muted lg:truncate">{excuse}</span> : null}
        {advice && isOver ? (
          <span className="min-w-0 truncate text-xs text-waiting">{advice}</span>
        ) : (
          <LoadPips load={agent.load} capacity={agent.capacity} />
        )}
        <span className="tabular w-20 shrink-0 text-end text-xs text-muted max-sm:hidden">
          {t("solved", { count: agent.resolvedToday })}
        </span>
        <TimeInState since={agent.since} className="tabular w-16 shrink-0 text-end text-sm" />
        <AgentMenu agent={agent} onEdit={props.onEdit} />
      </div>
      {agent.current.length > 0 ? (
        <ul className="pb-1.5">
          {agent.current.map((ticket) => (
            <li key={ticket._id} className="flex min-h-8 items-center gap-2 ps-8 text-sm max-sm:ps-0">
              <span className="tabular shrink-0 text-xs text-muted">{ticket.complaintId}</span>
              <PointedLink
                href={`/tickets/${ticket.complaintId}`}
                title={ticket.title}
                className="max-lg:line-clamp-3 min-w-0 flex-1 hover:underline lg:truncate"
              >
                <Title>{ticket.title}</Title>
              </PointedLink>
              <TimeInState since={ticket.since} className="tabular w-16 shrink-0 text-end text-muted" />
              <IconButton
                label={t("takeBack", { ticket: ticket.complaintId, name: agent.name })}
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
