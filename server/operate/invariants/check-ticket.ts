import type { UserId } from "#server/core/ids.ts";
import { slotAgent } from "#server/core/slot.ts";
import { isStatus } from "#server/core/terms.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { historyOf } from "./check-history.ts";
import type { EventFact, NoticeFact, TicketFacts } from "./facts.ts";
import type { InvariantId, Violation } from "./invariant.ts";

const ASSIGNMENTS: ReadonlySet<string> = new Set(["ticket.assigned", "ticket.reassigned"]);
/** After one of these the assignment before it may have ended before anybody could be told. */
const TAKEN_AWAY: ReadonlySet<string> = new Set(["ticket.requeued", "ticket.reassigned", "ticket.reopened"]);

/** Assignments whose people must have been told by now: they have left the outbox, and nobody took the ticket away since. */
export function settledAssignments(ticket: TicketFacts, stored: readonly EventFact[]): EventFact[] {
  const waiting = new Set(ticket.outbox.map((event) => event.id));
  const history = historyOf(ticket, stored);
  return history.filter(
    (event) =>
      ASSIGNMENTS.has(event.type) &&
      !waiting.has(event.id) &&
      // An assignment is internal: one that was "published" came with imported history, whose people were told elsewhere.
      (event.type === "ticket.reassigned" || !event.isPublished) &&
      !history.some((later) => later.rev > event.rev && takesAway(later)),
  );
}

/** A correction does where it goes back to the line. */
function takesAway({ type, status }: EventFact): boolean {
  return TAKEN_AWAY.has(type) || (type === "ticket.corrected" && status === "Open");
}

/** What a single complaint must satisfy whatever anybody else does: one read shows it, and nothing in flight excuses it. */
export function checkTicket(
  ticket: TicketFacts,
  stored: readonly EventFact[],
  notices: readonly NoticeFact[],
): Violation[] {
  const violation = (id: InvariantId, sentence: string): Violation => ({
    id,
    subject: { kind: "ticket", id: ticket.id },
    sentence,
  });
  if (!isStatus(ticket.status)) return [violation("C1", `${ticket.name} has a status that there is not.`)];
  return [
    ...contradictionsIn(ticket).map((sentence) => violation("S2", sentence)),
    ...(isWithItsFiler(ticket) ? [violation("S8", `${ticket.name} is with whoever filed it.`)] : []),
    ...checkStatuses(ticket, historyOf(ticket, stored)).map(({ id, sentence }) => violation(id, sentence)),
    ...settledAssignments(ticket, stored)
      .flatMap((event) => untold(ticket, event, notices))
      .map((sentence) => violation("S4", sentence)),
  ];
}

/** One that waits for its customer goes to somebody else when it comes back. */
function isWithItsFiler({ status, userId, assignedTo }: TicketFacts): boolean {
  return status === "In Progress" && assignedTo === userId;
}

function contradictionsIn({ name, status, slot, assignedTo, assign, replied }: TicketFacts): string[] {
  const found: string[] = [];
  if (slot && status !== "In Progress") found.push(`${name} is ${status} and still takes the place ${slot}.`);
  else if (slot && slotAgent(slot) !== assignedTo) found.push(`${name} takes the place ${slot} of somebody else.`);
  if (status === "Open" && assignedTo) found.push(`${name} is open and with ${assignedTo}.`);
  if (status === "In Progress" && !assignedTo) found.push(`${name} is in progress with nobody.`);
  if (status === "Waiting on Customer" && !assignedTo) found.push(`${name} waits on its customer with nobody.`);
  if (status === "In Progress" && !slot && assignedTo && assign?.by === "auto" && !replied)
    found.push(`${name} came from the line and takes no place of ${assignedTo}.`);
  return found;
}

function checkStatuses(
  { name, status }: TicketFacts,
  history: readonly EventFact[],
): { id: "S3" | "S5"; sentence: string }[] {
  const found: { id: "S3" | "S5"; sentence: string }[] = [];
  let before: Status | null = null;
  for (const { type, rev, status: after } of history) {
    if (before && hasEnded(before) && after && !hasEnded(after) && type !== "ticket.reopened")
      found.push({ id: "S5", sentence: `${name} was ${before} and became ${after} by ${type} (change ${rev}).` });
    before = after ?? before;
  }
  if (!before || before === status) return found;
  if (hasEnded(before) && !hasEnded(status))
    found.push({ id: "S5", sentence: `${name} was ${before} and is ${status} without having been reopened.` });
  else found.push({ id: "S3", sentence: `${name} is ${status}, but its last event says ${before}.` });
  return found;
}

const hasEnded = (status: Status) => status === "Resolved" || status === "Closed";

function untold(ticket: TicketFacts, event: EventFact, notices: readonly NoticeFact[]): string[] {
  const told = notices.filter((notice) => notice.eventId === event.id).map((notice) => notice.recipient);
  const owed = new Set([event.agentId, ticket.userId].filter((id) => id !== null && id !== event.doer));
  const who = (recipient: UserId | null) => (recipient === ticket.userId ? "its customer" : `agent ${recipient}`);
  return [...owed].flatMap((recipient) => {
    const times = told.filter((each) => each === recipient).length;
    if (times === 1) return [];
    const often = times === 0 ? "was not told" : `was told ${times} times`;
    return [`${ticket.name}: ${who(recipient)} ${often} of the assignment ${event.id}.`];
  });
}
