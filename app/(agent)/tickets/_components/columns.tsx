import { createColumnHelper } from "@tanstack/react-table";
import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { OnlookerMarks } from "#app/_staff/colleagues/onlooker-marks.tsx";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { UnreadDot } from "#app/_ui/unread-dot.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

const column = createColumnHelper<Complaint>();
const NARROW_HIDDEN = "max-lg:hidden";

/** The columns of the list. Below 1024 px the first one is the whole card. */
export function ticketColumns(base: "/desk" | "/tickets", say: Say<"desk.tickets">) {
  return [
    column.display({
      id: "ticket",
      header: say("columns.ticket"),
      cell: ({ row: { original } }) => <TicketCell ticket={original} base={base} />,
      meta: { className: "w-full max-w-0" },
    }),
    column.accessor("status", {
      header: say("columns.status"),
      cell: ({ getValue }) => <StatusChip status={getValue()} />,
      meta: { className: NARROW_HIDDEN },
    }),
    column.accessor("priority", {
      header: say("columns.priority"),
      cell: ({ getValue }) => <PriorityMark priority={getValue()} />,
      meta: { className: NARROW_HIDDEN },
    }),
    column.accessor("category", {
      header: say("columns.category"),
      cell: ({ getValue }) => <Words>{getValue()}</Words>,
      meta: { className: "max-xl:hidden" },
    }),
    column.display({
      id: "assignedTo",
      header: say("columns.assignedTo"),
      cell: ({ row: { original } }) =>
        original.assignedTo ? (
          <Name>{original.assignedTo.name}</Name>
        ) : (
          <span className="text-muted">{say("nobody")}</span>
        ),
      meta: { className: `${NARROW_HIDDEN} max-w-40 truncate` },
    }),
    column.accessor("createdAt", {
      header: say("columns.filed"),
      cell: ({ getValue }) => <Time at={getValue()} />,
      meta: { className: `${NARROW_HIDDEN} text-muted` },
    }),
  ];
}

/** The link stretches over the whole row, so that the row is one target and one stop of the Tab key. */
function TicketCell({ ticket, base }: { ticket: Complaint; base: string }) {
  const t = useTranslations("desk.tickets");
  const sayHelp = useTranslations("colleagues.help");
  const { assignedTo } = ticket;
  return (
    <div className="flex min-w-0 flex-col gap-1 lg:flex-row lg:items-baseline lg:gap-3">
      <PointedLink
        href={`${base}/${ticket.complaintId}`}
        title={ticket.title}
        className={cx(
          "flex min-w-0 items-center gap-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
          ticket.unread ? "font-bold" : "font-medium",
        )}
      >
        {ticket.unread ? <UnreadDot /> : null}
        <span className="max-lg:line-clamp-3 max-lg:whitespace-normal lg:truncate">
          <Title>{ticket.title}</Title>
        </span>
      </PointedLink>
      {ticket.trial ? <Chip tone="muted">{t("experiment")}</Chip> : null}
      {ticket.help ? <Chip tone="waiting">{sayHelp("row")}</Chip> : null}
      <OnlookerMarks ticketId={ticket._id} />
      <span className="tabular shrink-0 text-xs text-muted max-lg:hidden">{ticket.complaintId}</span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted lg:hidden">
        <StatusChip status={ticket.status} />
        <PriorityMark priority={ticket.priority} />
        <Time at={ticket.createdAt} className="ms-auto" />
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted lg:hidden">
        <span className="tabular">{ticket.complaintId}</span>
        <span>{assignedTo ? t.rich("with", { agent: () => <Name>{assignedTo.name}</Name> }) : t("withNobody")}</span>
      </span>
    </div>
  );
}
