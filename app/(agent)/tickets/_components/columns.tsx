import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

const column = createColumnHelper<Complaint>();
const NARROW_HIDDEN = "max-md:hidden";

/** The columns of the list. On a phone the first one is the whole card. */
export function ticketColumns(base: "/desk" | "/tickets") {
  return [
    column.display({
      id: "ticket",
      header: "Ticket",
      cell: ({ row: { original } }) => <TicketCell ticket={original} base={base} />,
      meta: { className: "w-full max-w-0" },
    }),
    column.accessor("status", {
      header: "Status",
      cell: ({ getValue }) => <StatusChip status={getValue()} />,
      meta: { className: NARROW_HIDDEN },
    }),
    column.accessor("priority", {
      header: "Priority",
      cell: ({ getValue }) => <PriorityMark priority={getValue()} />,
      meta: { className: NARROW_HIDDEN },
    }),
    column.accessor("category", {
      header: "Category",
      cell: ({ getValue }) => <Words>{getValue()}</Words>,
      meta: { className: `${NARROW_HIDDEN} max-lg:hidden` },
    }),
    column.accessor(({ assignedTo }) => assignedTo?.name ?? "Nobody", {
      id: "assignedTo",
      header: "Assigned to",
      cell: ({ row: { original } }) =>
        original.assignedTo ? <Name>{original.assignedTo.name}</Name> : <span className="text-muted">Nobody</span>,
      meta: { className: `${NARROW_HIDDEN} max-w-40 truncate` },
    }),
    column.accessor("updatedAt", {
      header: "Updated",
      cell: ({ getValue }) => <Time at={getValue()} />,
      meta: { className: `${NARROW_HIDDEN} text-muted` },
    }),
  ];
}

/** The link stretches over the whole row, so that the row is one target and one stop of the Tab key. */
function TicketCell({ ticket, base }: { ticket: Complaint; base: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 md:flex-row md:items-baseline md:gap-3">
      <Link
        href={`${base}/${ticket.complaintId}`}
        title={ticket.title}
        className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        <Title>{ticket.title}</Title>
      </Link>
      <span className="tabular shrink-0 text-xs text-muted max-md:hidden">{ticket.complaintId}</span>
      <span className="flex items-center gap-3 text-xs text-muted md:hidden">
        <StatusChip status={ticket.status} />
        <PriorityMark priority={ticket.priority} />
        <Time at={ticket.updatedAt} className="ml-auto" />
      </span>
      <span className="flex items-center gap-3 text-xs text-muted md:hidden">
        <span className="tabular">{ticket.complaintId}</span>
        <span className="truncate">
          {ticket.assignedTo ? (
            <>
              With <Name>{ticket.assignedTo.name}</Name>
            </>
          ) : (
            "Nobody has it"
          )}
        </span>
      </span>
    </div>
  );
}
