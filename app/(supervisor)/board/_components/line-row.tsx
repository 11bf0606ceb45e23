"use client";

import { cx } from "class-variance-authority";
import { GripVertical, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DragEvent } from "react";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { Waiting } from "#app/_ui/waiting.tsx";
import { Title, Words } from "#app/_ui/words.tsx";
import type { LineTicket } from "#server/desk/insights/wire.ts";

/** The columns of the line: place, priority, number, title, reason, wait, action. What has no room goes under the title, whole. */
export const LINE_GRID =
  "grid grid-cols-[1.5rem_minmax(0,1fr)_2.75rem] items-center gap-x-3 px-3 lg:grid-cols-[2rem_5rem_5.5rem_minmax(0,1fr)_8.5rem_2.25rem] xl:grid-cols-[2rem_5rem_5.5rem_minmax(0,1fr)_14rem_6.5rem_2.25rem]";

export function LineRow(props: {
  ticket: LineTicket;
  targetMs: number | undefined;
  isNew: boolean;
  /** It left the line while the rows were held still. */
  isGone: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onGive: () => void;
  /** Null where there is nobody on the screen to drag it to. */
  onDrag: ((ticket: LineTicket | null) => void) | null;
}) {
  const t = useTranslations("board.line");
  const { ticket, onDrag } = props;
  const reason = props.isGone ? t("gone") : ticket.reason;
  const startDrag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", ticket.complaintId);
    onDrag?.(ticket);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging is the pointer's way; the button in the row is everybody's
    <li
      data-row={ticket._id}
      draggable={onDrag !== null && !props.isGone}
      onDragStart={startDrag}
      onDragEnd={() => onDrag?.(null)}
      className={cx(
        LINE_GRID,
        "group relative min-h-10 border-b border-border py-1.5 last:border-b-0 hover:bg-canvas xl:py-0",
        onDrag && "cursor-grab active:cursor-grabbing",
        props.isNew && "animate-arrive",
        props.isSelected && "bg-accent-soft",
        props.isGone && "opacity-50",
      )}
    >
      {onDrag ? (
        <GripVertical
          className="absolute start-0 size-3.5 text-muted opacity-0 group-hover:opacity-100 pointer-coarse:hidden"
          aria-hidden
        />
      ) : null}
      <span className="tabular text-end font-semibold max-lg:row-span-2 max-lg:self-start">{ticket.position}</span>
      <PriorityMark priority={ticket.priority} className="text-sm max-lg:hidden" />
      <span className="tabular text-xs text-muted max-lg:hidden">{ticket.complaintId}</span>
      <div className="flex min-w-0 items-baseline gap-x-3 max-xl:flex-col">
        <PointedLink
          href={`/tickets/${ticket.complaintId}`}
          data-ticket={ticket._id}
          draggable={false}
          onFocus={props.onSelect}
          title={ticket.title}
          className="max-lg:line-clamp-3 max-w-full min-w-0 font-medium hover:underline lg:truncate"
        >
          <Title>{ticket.title}</Title>
        </PointedLink>
        <span className="flex max-w-full flex-wrap items-center gap-x-2 text-xs text-muted xl:shrink-0">
          <PriorityMark priority={ticket.priority} className="lg:hidden" />
          <span className="tabular lg:hidden">{ticket.complaintId}</span>
          <span>
            <Words>{ticket.category}</Words>
          </span>
          <span className="xl:hidden">{reason}</span>
        </span>
      </div>
      <span className="py-1 text-xs text-muted max-xl:hidden" title={reason}>
        <span className="line-clamp-2">{reason}</span>
      </span>
      <Waiting
        since={ticket.waitingSince}
        targetMs={props.targetMs ?? null}
        clock
        className="text-sm max-lg:col-start-2 max-lg:row-start-2 lg:justify-end"
      />
      <IconButton
        label={t("give", { ticket: ticket.complaintId })}
        size="sm"
        disabledReason={props.isGone ? t("gone") : undefined}
        icon={<UserRoundPlus className="size-4 text-muted" aria-hidden />}
        onClick={props.onGive}
        className="max-lg:col-start-3 max-lg:row-span-2 max-lg:row-start-1 pointer-coarse:h-11"
      />
    </li>
  );
}
