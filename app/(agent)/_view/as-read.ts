import type { MyTicket } from "#server/desk/insights/wire.ts";

type Row = Pick<MyTicket, "complaintId" | "status" | "unread" | "answer" | "assignedAt">;

const isInFront = ({ status, unread, answer }: Row) => status === "In Progress" && unread && answer !== null;

/**
 * My tickets as they are once it is known that the one before me is read: an answer that comes under my eyes does not send its
 * row to the front and back.
 * @param seen the number of the ticket that is before me; null when none is.
 */
export function asRead<Ticket extends Row>(mine: readonly Ticket[], seen: string | null): readonly Ticket[] {
  const before = mine.find(({ complaintId, unread }) => unread && complaintId === seen);
  if (!before) return mine;
  const read = { ...before, unread: false };
  if (!isInFront(before)) return mine.map((ticket) => (ticket === before ? read : ticket));
  const others = mine.filter((ticket) => ticket !== before);
  const next = others.findIndex((ticket) => !isInFront(ticket) && !isEarlier(ticket, before));
  return others.toSpliced(next === -1 ? others.length : next, 0, read);
}

/** Whether it is worked on, and came first. */
function isEarlier({ status, assignedAt }: Row, other: Row): boolean {
  return status === "In Progress" && (assignedAt ?? "") < (other.assignedAt ?? "");
}
