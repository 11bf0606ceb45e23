import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { OnlookerMarks } from "#app/_staff/colleagues/onlooker-marks.tsx";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { UnreadDot } from "#app/_ui/unread-dot.tsx";
import { Title } from "#app/_ui/words.tsx";
import type { MyTicket as Ticket } from "#server/desk/insights/wire.ts";

/** One of my tickets in the list: what it is about, what its customer answered and since when, or when something last happened. */
export function MyTicket(props: { ticket: Ticket; isShown: boolean; isNew: boolean }) {
  const { ticket } = props;
  const t = useTranslations("desk.list");
  const { answer, unread } = ticket;
  return (
    <li data-row={ticket._id} className={props.isNew ? "animate-arrive" : ""}>
      <PointedLink
        href={`/desk/${ticket.complaintId}`}
        aria-current={props.isShown ? "page" : undefined}
        title={ticket.title}
        className={cx(
          "flex flex-col gap-0.5 border-s-2 py-2 pe-4 ps-3.5 text-sm focus-visible:-outline-offset-2",
          props.isShown ? "border-accent bg-accent-soft" : "border-transparent hover:bg-canvas",
        )}
      >
        <span className="flex items-center gap-2">
          {unread ? <UnreadDot /> : null}
          <span className={cx("max-xl:line-clamp-2 min-w-0 xl:truncate", unread ? "font-bold" : "font-medium")}>
            <Title>{ticket.title}</Title>
          </span>
        </span>
        {answer ? (
          <span dir="auto" className={cx("truncate", unread ? "font-medium" : "text-muted")}>
            {answer.text}
          </span>
        ) : null}
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
          {ticket.status === "In Progress" ? (
            <PriorityMark priority={ticket.priority} />
          ) : (
            <StatusChip status={ticket.status} />
          )}
          <span className="tabular whitespace-nowrap">{ticket.complaintId}</span>
          <OnlookerMarks ticketId={ticket._id} />
          {answer ? (
            <span className="tabular ms-auto font-medium whitespace-nowrap text-waiting">
              {t.rich("answered", { since: () => <TimeInState since={answer.at} /> })}
            </span>
          ) : (
            <Time at={ticket.updatedAt} className="ms-auto whitespace-nowrap" />
          )}
        </span>
      </PointedLink>
    </li>
  );
}
