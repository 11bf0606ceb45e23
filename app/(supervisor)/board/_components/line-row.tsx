"use client";

import { cx } from "class-variance-authority";
import { GripVertical, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import type { DragEvent } from "react";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { Waiting } from "#app/_ui/waiting.tsx";
import { Title, Words } from "#app/_ui/words.tsx";
import type { LineTicket } from "#server/desk/insights/wire.ts";

/** The columns of the line: place, priority, number, title, reason, wait, action. What has no room goes under the title. */
export const LINE_GRID =
  "grid grid-cols-[1.5rem_minmax(0,1fr)_2.75rem] items-center gap-x-3 px-3 md:grid-cols-[2rem_5rem_5.5rem_minmax(0,1fr)_8.5rem_2.25rem] xl:grid-cols-[2rem_5rem_5.5rem_minmax(0,1fr)_9.5rem_8.5rem_2.25rem]";

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
      <span className="tabular text-right font-semibold max-md:row-span-2 max-md:self-start">{ticket.position}</span>
      <PriorityMark priority={ticket.priority} className="text-sm max-md:hidden" />
      <span className="tabular text-xs text-muted max-md:hidden">{ticket.complaintId}</span>
      <div className="flex min-w-0 items-baseline gap-x-3 max-md:flex-col">
        <Link
          href={`/tickets/${ticket.complaintId}`}
          data-ticket={ticket._id}
          draggable={false}
          onFocus={props.onSelect}
          title={ticket.title}
          className="max-w-full min-w-0 truncate font-medium hover:underline"
        >
          <Title>{ticket.title}</Title>
        </Link>
        <span className="flex max-w-full items-center gap-2 text-xs whitespace-nowrap text-muted md:hidden">
          <PriorityMark priority={ticket.priority} />
          <span className="tabular">{ticket.complaintId}</span>
          <span className="truncate">{ticket.reason}</span>
        </span>
        <span className="shrink-0 text-xs text-muted max-md:hidden">
          <Words>{ticket.category}</Words>
        </span>
      </div>
      <span className="truncate text-xs text-muted max-xl:hidden" title={ticket.reason}>
        {ticket.reason}
      </span>
      <Waiting
        since={ticket.createdAt}
        targetMs={props.targetMs ?? null}
        clock
        className="text-sm max-md:col-start-2 max-md:row-start-2 md:justify-end"
      />
      <IconButton
        label={`Give ${ticket.complaintId} to a person`}
        size="sm"
        icon={<UserRoundPlus className="size-4 text-muted" aria-hidden />}
        onClick={props.onGive}
        className="max-md:col-start-3 max-md:row-span-2 max-md:row-start-1 pointer-coarse:h-11"
      />
    </li>
  );
}
