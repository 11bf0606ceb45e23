import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { actsAsStaff, FILED_BY_YOU, isFiler } from "./relation.ts";
import type { Refusing, Saying } from "./saying.ts";
import { statusNamed } from "./status-named.ts";
import type { Ticket } from "./ticket.ts";
import type { Status } from "./vocabulary.ts";

/** Days after solving or closing in which the customer may open the same complaint again. */
const REOPEN_WINDOW_DAYS = 7;
const DAY_MS = 86_400_000;

/** What each status may become by asking for it. Open becomes In Progress only by an assignment. */
const NEXT = {
  Open: ["Closed"],
  "In Progress": ["Waiting on Customer", "Resolved", "Open", "Closed"],
  "Waiting on Customer": ["In Progress", "Resolved", "Open", "Closed"],
  Resolved: ["Open", "Closed"],
  Closed: ["Open"],
} as const satisfies Record<Status, readonly Status[]>;

/** What whoever filed it may ask for. */
const CUSTOMER_MAY = ["Open", "Closed"] as const satisfies readonly Status[];

/** Where a complaint stands, and whose it is. */
type Parties = Pick<Ticket, "status" | "assignedTo" | "userId">;

/** The statuses this actor may ask for now, in the order a menu shows them. */
export function allowedStatuses(ticket: Parties, actor: Actor): Status[] {
  const next: readonly Status[] = NEXT[ticket.status];
  if (!isFiler(ticket, actor)) {
    // A colleague's work: only whoever has it, and admins, decide about it.
    const decides = actor.role === "admin" || (actor.role === "agent" && ticket.assignedTo === actor.id);
    return decides ? [...next] : [];
  }
  const ended = ticket.status === "Resolved" || ticket.status === "Closed";
  return next.filter((status) => (CUSTOMER_MAY as readonly Status[]).includes(status) && (status !== "Open" || ended));
}

/** Throws `complaint.transition-not-allowed`, naming what is allowed, unless the actor may ask for `to` now. */
export function requireTransition(ticket: Parties, to: Status, actor: Actor): void {
  const allowed = allowedStatuses(ticket, actor);
  if (allowed.includes(to)) return;
  throw new DomainError("complaint.transition-not-allowed", refusal(ticket, to, actor, allowed), { allowed });
}

function refusal(ticket: Parties, to: Status, actor: Actor, allowed: readonly Status[]): Refusing {
  const options: Saying =
    allowed.length > 0
      ? { key: "refusals.transition.options", values: { statuses: allowed.map(statusNamed) } }
      : { key: "refusals.transition.none" };
  const values = { status: statusNamed(ticket.status), to: statusNamed(to), options };
  const isOwn = isFiler(ticket, actor) && actor.role !== "user";
  if (isOwn) return { key: "refusals.transition.refusedAnd", values: { ...values, more: FILED_BY_YOU } };
  const isByAssigning = ticket.status === "Open" && to === "In Progress";
  const more: Saying = { key: "refusals.transition.assign" };
  return isByAssigning
    ? { key: "refusals.transition.refusedAnd", values: { ...values, more } }
    : { key: "refusals.transition.refused", values };
}

export function hasEnded(ticket: Pick<Ticket, "status">): boolean {
  return ticket.status === "Resolved" || ticket.status === "Closed";
}

/** The moment until which the customer may reopen, or null when the complaint has not ended. */
export function reopenableUntil(ticket: Pick<Ticket, "status" | "resolvedAt" | "closedAt">): Date | null {
  if (!hasEnded(ticket)) return null;
  const ended = ticket.closedAt ?? ticket.resolvedAt;
  return ended ? new Date(ended.getTime() + REOPEN_WINDOW_DAYS * DAY_MS) : null;
}

export function requireReopenable(ticket: Ticket, actor: Actor, now: Date): void {
  const until = reopenableUntil(ticket);
  if (actsAsStaff(ticket, actor) || (until && now <= until)) return;
  throw new DomainError("complaint.reopen-too-late", {
    key: "refusals.complaint.reopenTooLate",
    values: { days: REOPEN_WINDOW_DAYS, complaintId: ticket.complaintId },
  });
}
