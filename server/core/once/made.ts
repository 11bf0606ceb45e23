import { applyChange } from "../changes/apply.ts";
import type { Clock } from "../ports/environment.ts";
import type { Made, Ticket, TicketChange } from "../ticket.ts";
import { honouredSince, isHonoured, type Once, requireSame } from "./once.ts";

/** So many keys of a complaint are honoured at a time. Whoever brings one more is refused, because none is forgotten in its day. */
export const MOST_MADE = 500;
/** So many that have had their day stay where they are: letting go of them is a command of its own. */
const MOST_STALE = 50;

/** The same change, which leaves its key in the complaint: written with it or not at all. */
export function withKey(ticket: Ticket, change: TicketChange, once: Once): TicketChange {
  const { key, fingerprint } = once;
  // rule: a-change-is-made-once
  return { ...change, made: { key, fingerprint, at: change.event.at, after: answeredOf(applyChange(ticket, change)) } };
}

/** What a request leaves that had nothing to change, so that its repetition changes nothing either, whatever is so by then. */
export function madeNothing(
  { ticket, updatedAt }: { readonly ticket: Ticket; readonly updatedAt: Date },
  { key, fingerprint }: Once,
  at: Date,
): Made {
  return { key, fingerprint, at, after: answeredOf(ticket), unchangedSince: updatedAt };
}

/**
 * The change that this request made the first time; null when it made none.
 * @throws DomainError `request.idempotency-mismatch` when its key made another one.
 */
export function findMade(
  { ticket, made }: { readonly ticket: Ticket; readonly made: readonly Made[] },
  once: Once,
  room: { readonly clock: Clock },
): Made | null {
  const first = made.find((each) => each.key === once.key && isHonoured(each, room));
  if (!first) return null;
  requireSame(first, once, ticket.complaintId);
  return first;
}

/** Before which moment keys are let go of, where there are so many that it is worth a command; otherwise null. */
export function letGoBefore(made: readonly Made[], room: { readonly clock: Clock }): Date | null {
  const stale = made.filter((each) => !isHonoured(each, room));
  return stale.length > MOST_STALE ? honouredSince(room) : null;
}

function answeredOf({ rev, status, assignedTo, title, category, tags, priority, resolvedAt }: Ticket): Made["after"] {
  return { rev, status, assignedTo, title, category, tags, priority, resolvedAt };
}
