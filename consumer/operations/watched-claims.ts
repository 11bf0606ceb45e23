import type { AgentId } from "#server/core/ids.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Priority } from "#server/core/vocabulary.ts";

/** A complaint that came to its first agent. */
export interface FirstClaim {
  readonly priority: Priority;
  /** Since it was filed. */
  readonly waitedMs: number;
  /** Since it and an agent for it were both there: what the dispatcher itself took. */
  readonly matchedMs: number;
}

export interface WatchedClaims {
  readonly store: DispatchStore;
  /** Whether the line, as it was last read, was not emptied. */
  leftSomebody(): boolean;
}

/** The store for one pass, telling what its claims did for those who waited. */
export function watchClaims(
  store: DispatchStore,
  clock: Clock,
  onFirstClaim: (claim: FirstClaim) => void,
): WatchedClaims {
  const freeSince = new Map<AgentId, Date>();
  let left = 0;
  return {
    leftSomebody: () => left > 0,
    store: {
      ...store,
      async listOpen(query) {
        const tickets = await store.listOpen(query);
        if (query.after === null) left = tickets.filter(isPersons).length;
        return tickets;
      },
      async listFree(limit) {
        const agents = await store.listFree(limit);
        for (const { id, idleSince } of agents) freeSince.set(id, idleSince);
        return agents;
      },
      async commitAll(writes) {
        const outcomes = await store.commitAll(writes);
        const now = clock.now().getTime();
        for (const [index, { ticket, change }] of writes.entries()) {
          if (outcomes[index] !== "won" || !isPersons(ticket)) continue;
          left--;
          if (!isUntouched(ticket)) continue;
          const filedAt = ticket.createdAt.getTime();
          const { assignedTo } = change.set;
          const freeAt = (assignedTo ? freeSince.get(assignedTo)?.getTime() : null) ?? filedAt;
          const { priority } = ticket;
          // Processes' clocks differ: filed in the future means just now.
          const since = (at: number) => Math.max(0, now - at);
          onFirstClaim({ priority, waitedMs: since(filedAt), matchedMs: since(Math.max(filedAt, freeAt)) });
        }
        return outcomes;
      },
    },
  };
}

/** An experiment's is nobody's wait. */
function isPersons({ trial }: Ticket): boolean {
  return trial === null;
}

/** Nothing happened to it since it was filed: of any other it cannot be said here since when it has waited. */
function isUntouched({ rev }: Ticket): boolean {
  return rev === 1;
}
