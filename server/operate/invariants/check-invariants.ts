import type { TicketId } from "#server/core/ids.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { TrailFinding } from "#server/desk/audit/check-trail.ts";
import { checkAgents } from "./check-agents.ts";
import { checkAgentHistories, checkOwners, checkTickets } from "./check-documents.ts";
import type { DeskFigures } from "./facts.ts";
import type { Finding, Violation } from "./invariant.ts";
import type { InvariantStore } from "./store.ts";

/** Complaints in memory at a time, with their events. */
const PAGE = 200;
/** An event should have left its outbox by then, whatever died on the way. */
export const OVERDUE_MS = 60_000;

export interface InvariantReport {
  readonly checkedAt: Date;
  readonly figures: DeskFigures;
  readonly violations: readonly Violation[];
}

export interface CheckOptions {
  readonly clock: Clock;
  /**
   * For a desk at work: what may only be on its way counts when it is still there, untouched, after this pause, and an
   * outbox is late after a minute. Without it the desk is taken to be at rest, and everything counts at once.
   */
  readonly grace?: { readonly ms: number; readonly timers: Timers };
  /** Walks the trail of who did what; left out unless given. */
  readonly trail?: () => Promise<readonly TrailFinding[]>;
  /** Hears how many complaints have been looked at. */
  readonly onProgress?: (checked: number) => void;
}

/**
 * Walks every invariant over the whole database and names whatever breaks one. Reads only; memory does not grow with the
 * desk, time does.
 */
export async function checkInvariants(store: InvariantStore, options: CheckOptions): Promise<InvariantReport> {
  const { clock, grace } = options;
  const checkedAt = clock.now();
  // The clock has milliseconds: an entry of this very one is already too late on a desk at rest.
  const overdue = new Date(checkedAt.getTime() - (grace ? OVERDUE_MS : -1));
  const first = await checkAgents(store, checkedAt);
  const violations: Violation[] = [
    ...(await checkGuards(store)),
    ...(await walkDocuments(store, overdue, options)),
    ...(await checkLosses(store)),
    ...(await (options.trail?.() ?? [])).map(asViolation),
  ];
  if (grace && first.length > 0) await grace.timers.sleep(grace.ms);
  const lasting = grace && first.length > 0 ? stillThere(first, await checkAgents(store, clock.now())) : first;
  return { checkedAt, figures: await store.figures(), violations: [...lasting.map(withoutKey), ...violations] };
}

/** Findings of a later look that an earlier one had already made of the same, unwritten things. */
export function stillThere(before: readonly Finding[], now: readonly Finding[]): Finding[] {
  const known = new Set(before.map(({ key }) => key));
  return now.filter(({ key }) => known.has(key));
}

/** The index on which the safety of every assignment rests. */
export async function checkGuards(store: InvariantStore): Promise<Violation[]> {
  if (await store.hasSlotGuard()) return [];
  const sentence = "The unique index on complaints.slot is missing, so two tickets could take one place.";
  return [{ id: "S1", subject: { kind: "database", id: "complaints.slot" }, sentence }];
}

async function walkDocuments(store: InvariantStore, overdue: Date, { onProgress }: CheckOptions): Promise<Violation[]> {
  const violations = await checkAgentHistories(store, await store.listAgents(), overdue);
  let after: TicketId | null = null;
  let checked = 0;
  while (true) {
    const tickets = await store.listTickets({ after, limit: PAGE });
    violations.push(...(await checkOwners(store, tickets)), ...(await checkTickets(store, tickets, overdue)));
    checked += tickets.length;
    onProgress?.(checked);
    after = tickets.at(-1)?.id ?? null;
    if (tickets.length < PAGE) return violations;
  }
}

async function checkLosses(store: InvariantStore): Promise<Violation[]> {
  const violations: Violation[] = [];
  for await (const { eventId, ticketId } of store.lostFilings()) {
    const sentence = `The complaint ${ticketId} was filed (event ${eventId}) and is not there any more.`;
    violations.push({ id: "C1", subject: { kind: "ticket", id: ticketId }, sentence });
  }
  for await (const eventId of store.unknownTellings()) {
    const sentence = `Somebody was told of the event ${eventId}, which is not in the event store.`;
    violations.push({ id: "C2", subject: { kind: "event", id: eventId }, sentence });
  }
  return violations;
}

const asViolation = ({ seq, sentence }: TrailFinding): Violation => ({
  id: "A1",
  subject: { kind: "trail", id: String(seq) },
  sentence,
});

const withoutKey = ({ id, subject, sentence }: Finding): Violation => ({ id, subject, sentence });
