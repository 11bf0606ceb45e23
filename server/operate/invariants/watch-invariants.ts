import type { TicketId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { checkAgents } from "./check-agents.ts";
import { checkAgentHistories, checkOwners, checkTickets } from "./check-documents.ts";
import { checkGuards, OVERDUE_MS, stillThere } from "./check-invariants.ts";
import type { Finding, Violation } from "./invariant.ts";
import type { InvariantStore } from "./store.ts";

/** What one look reads at most: the newest changes, and the next stretch of everything that ever was. */
const TOUCHED = 1_000;
const STRETCH = 500;
/** Changes are looked for a little further back than the last look, for those that were being stored during it. */
const OVERLAP_MS = 10_000;
/** Complaints that were wrong are looked at again each time, up to this many. */
const SUSPECTS = 500;

/**
 * The invariants on a desk at work, a bounded look at a time: agents and line whole, what changed since the last look, and
 * in turn every complaint there is. What is only on its way counts once the next look finds it untouched.
 */
export function createInvariantWatch(
  store: InvariantStore,
  clock: Clock,
): {
  look(): Promise<Violation[]>;
  /** Whether the last look found something that counts only if the next one finds it, too. */
  hasDoubts(): boolean;
} {
  let lookedAt = clock.now();
  let before: Finding[] = [];
  let after: TicketId | null = null;
  let suspects: readonly TicketId[] = [];

  return {
    hasDoubts: () => before.length > 0,
    async look() {
      const now = clock.now();
      const overdue = new Date(now.getTime() - OVERDUE_MS);
      const findings = await checkAgents(store, now);
      const touched = await store.listTouched(new Date(lookedAt.getTime() - OVERLAP_MS), overdue, TOUCHED);
      const touchedTickets = touched.flatMap(({ kind, id }) => (kind === "ticket" ? [id] : []));
      const ids = [...new Set([...suspects, ...touchedTickets])];
      const named = ids.length > 0 ? await store.listTickets({ ids }) : [];
      const stretch = await store.listTickets({ after, limit: STRETCH });
      const tickets = [...new Map([...stretch, ...named].map((ticket) => [ticket.id, ticket])).values()];
      const changed = new Set(touched.flatMap(({ kind, id }) => (kind === "agent" ? [id] : [])));
      const agents = changed.size > 0 ? (await store.listAgents()).filter(({ id }) => changed.has(id)) : [];
      const lasting = [
        ...(await checkGuards(store)),
        ...(await checkOwners(store, tickets)),
        ...(await checkTickets(store, tickets, overdue)),
        ...(await checkAgentHistories(store, agents, overdue)),
      ];
      const violations = [...stillThere(before, findings), ...lasting];
      before = findings;
      lookedAt = now;
      after = stretch.length < STRETCH ? null : (stretch.at(-1)?.id ?? null);
      suspects = lasting.flatMap(({ subject }) => (subject.kind === "ticket" ? [subject.id] : [])).slice(0, SUSPECTS);
      return violations;
    },
  };
}
