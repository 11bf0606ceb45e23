import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { allowedStatuses, hasEnded, reopenableUntil } from "#server/core/lifecycle.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { addressFor } from "#server/desk/people/address-for.ts";
import { findReadable } from "./find-ticket.ts";
import { presentOne, presentTimeline } from "./present.ts";
import type { Complaints, ComplaintsRoom } from "./room.ts";
import type { ComplaintDetail } from "./wire.ts";

export type ComplaintDetailWithoutWait = Omit<ComplaintDetail, "usualWaitMs">;

type ReadingRoom = Complaints<"find" | "findByHumanId" | "findConversation" | "countAhead"> &
  Agents<"names"> &
  Pick<ComplaintsRoom, "people" | "clock">;

/** One complaint with its timeline as this reader may see it, and with what they may do next. */
export async function getComplaint(room: ReadingRoom, actor: Actor, ref: string): Promise<ComplaintDetailWithoutWait> {
  const { ticket } = await findReadable(room, actor, ref);
  const full = await room.complaints.findConversation(ticket.id);
  if (!full) throw new DomainError("complaint.not-found", `There is no complaint ${ref}.`);
  const [complaint, customer, ahead] = await Promise.all([
    presentOne(room, full),
    room.people.find(full.ticket.userId),
    full.ticket.status === "Open" ? room.complaints.countAhead(full.ticket) : null,
  ]);
  const staff = isStaff(actor);
  return {
    ...complaint,
    timeline: presentTimeline(full.timeline, staff),
    customer: {
      _id: full.ticket.userId,
      name: customer?.name ?? "Former customer",
      email: customer ? addressFor(actor, customer) : "",
    },
    placeInLine: ahead === null ? null : ahead + 1,
    why: staff && full.ticket.assignedTo ? (full.ticket.assign?.why ?? null) : null,
    rating: full.ticket.rating && { score: full.ticket.rating.score, comment: full.ticket.rating.comment },
    reopenableUntil: reopenableUntil(full.ticket)?.toISOString() ?? null,
    can: abilities(full.ticket, actor, room.clock.now()),
  };
}

function abilities(ticket: Ticket, actor: Actor, now: Date): ComplaintDetail["can"] {
  const staff = isStaff(actor);
  const ended = hasEnded(ticket);
  const until = reopenableUntil(ticket);
  const tooLate = !staff && ended && (!until || now > until);
  const statuses = allowedStatuses(ticket, actor).filter((status) => status !== "Open" || !tooLate);
  return {
    statuses,
    reply: (staff || !ended) && !ticket.erasedAt,
    note: staff && !ticket.erasedAt,
    assign: actor.role === "admin" && !ended,
    take: actor.role === "agent" && ticket.status === "Open",
    setPriority: staff && ticket.status !== "Closed",
    rate: ticket.userId === actor.id && ended && ticket.resolvedAt !== null && ticket.rating === null,
  };
}
