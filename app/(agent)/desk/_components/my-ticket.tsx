import { cx } from "class-variance-authority";
import Link from "next/link";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Title } from "#app/_ui/words.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** One of my tickets in the list: what it is about, and when something last happened. */
export function MyTicket(props: { ticket: Complaint; isShown: boolean; isNew: boolean }) {
  const { ticket } = props;
  return (
    <li data-row={ticket._id} className={props.isNew ? "animate-arrive" : ""}>
      <Link
        href={`/desk/${ticket.complaintId}`}
        aria-current={props.isShown ? "page" : undefined}
        title={ticket.title}
        className={cx(
          "flex flex-col gap-0.5 border-l-2 py-2 pr-4 pl-3.5 text-sm focus-visible:-outline-offset-2",
          props.isShown ? "border-accent bg-accent-soft" : "border-transparent hover:bg-canvas",
        )}
      >
        <span className="truncate font-medium">
          <Title>{ticket.title}</Title>
        </span>
        <span className="flex items-center gap-2 text-xs text-muted">
          {ticket.status === "In Progress" ? (
            <PriorityMark priority={ticket.priority} />
          ) : (
            <StatusChip status={ticket.status} />
          )}
          <span className="tabular whitespace-nowrap">{ticket.complaintId}</span>
          <Time at={ticket.updatedAt} className="ml-auto truncate" />
        </span>
      </Link>
    </li>
  );
}
