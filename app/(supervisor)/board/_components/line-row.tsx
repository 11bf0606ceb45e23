"use client";

import { cx } from "class-variance-authority";
import { GripVertical, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import type { DragEvent } from "react";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { Waiting } from "#app/_ui/waiting.tsx";
import type { LineTicket } from "#server/domain/wire/agent.ts";

/** The columns of the line: place, priority, ticket, reason, wait, action. On a phone the reason goes under the title. */
export const LINE_GRID =
  "grid grid-cols-[2rem_minmax(0,1fr)_auto_2.25rem] items-center gap-x-3 px-3 md:grid-cols-[2rem_5.5rem_minmax(0,5fr)_minmax(0,3fr)_8rem_2.25rem]";

export function LineRow(props: {
  ticket: LineTicket;
  targetMs: number | undefined;
  isNew: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onGive: () => void;
  onDrag: (ticket: LineTicket | null) => void;
}) {
  const { ticket } = props;
  const startDrag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", ticket.complaintId);
    props.onDrag(ticket);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging is the pointer's way; the button in the row is everybody's
    <li
      data-row={ticket._id}
      draggable
      onDragStart={startDrag}
      onDragEnd={() => props.onDrag(null)}
      className={cx(
        LINE_GRID,
        "group relative min-h-10 cursor-grab border-b border-border py-1.5 last:border-b-0 hover:bg-canvas active:cursor-grabbing md:py-0",
        props.isNew && "animate-arrive",
        props.isSelected && "bg-accent-soft",
      )}
    >
      <GripVertical
        className="absolute left-0 size-3.5 text-muted opacity-0 group-hover:opacity-100 pointer-coarse:hidden"
        aria-hidden
      />
      <span className="tabular text-right font-semibold max-md:self-start">{ticket.position}</span>
      <PriorityMark priority={ticket.priority} className="text-sm max-md:hidden" />
      <div className="flex min-w-0 items-baseline gap-2 max-md:flex-col max-md:gap-0">
        <Link
          href={`/tickets/${ticket.complaintId}`}
          data-ticket={ticket._id}
          draggable={false}
          onFocus={props.onSelect}
          title={ticket.title}
          className="max-w-full min-w-0 truncate font-medium hover:underline"
        >
          {ticket.title}
        </Link>
        <span className="flex shrink-0 items-center gap-2 text-xs text-muted">
          <PriorityMark priority={ticket.priority} className="md:hidden" />
          <span className="tabular">{ticket.complaintId}</span>
          <span className="max-xl:md:hidden">{ticket.category}</span>
        </span>
        <span className="max-w-full truncate text-xs text-muted md:hidden">{ticket.reason}</span>
      </div>
      <span className="truncate text-xs text-muted max-md:hidden" title={ticket.reason}>
        {ticket.reason}
      </span>
      <Waiting
        since={ticket.createdAt}
        targetMs={props.targetMs ?? null}
        clock
        className="justify-end text-sm max-md:self-start"
      />
      <IconButton
        label={`Give ${ticket.complaintId} to a person`}
        size="sm"
        icon={<UserRoundPlus className="size-4" aria-hidden />}
        onClick={props.onGive}
        className="text-muted hover:text-text"
      />
    </li>
  );
}
