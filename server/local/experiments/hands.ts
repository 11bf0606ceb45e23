import type { TicketId } from "#server/core/ids.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { Cast } from "./cast.ts";
import type { ExperimentStore, RunTicket } from "./store.ts";
import type { WebClient } from "./web-client.ts";

const LOOK_EVERY_MS = 300;
/** Long enough to be seen on a screen. */
const WORK_MS = 600;

export interface HandsPorts {
  readonly store: Pick<ExperimentStore, "listTickets">;
  readonly web: Pick<WebClient, "changeStatus">;
  readonly timers: Timers;
  readonly cast: Cast;
  readonly since: Date;
  readonly now: () => number;
}

/** Works as the agents do: takes a moment for each complaint and solves it. Goes on until the signal aborts. */
export async function workAsAgents(ports: HandsPorts, signal: AbortSignal): Promise<void> {
  const { store, timers, cast, since, now } = ports;
  const begunAt = new Map<TicketId, number>();
  while (!signal.aborted) {
    try {
      const mine = (await store.listTickets([...cast.customers.keys()], since)).filter(
        ({ status }) => status === "In Progress",
      );
      for (const { id } of mine) if (!begunAt.has(id)) begunAt.set(id, now());
      const ready = mine.filter(({ id }) => now() - (begunAt.get(id) ?? now()) >= WORK_MS);
      await Promise.all(ready.map((ticket) => solve(ports, ticket)));
    } catch {
      // The database is away; so is everybody's work.
    }
    await timers.sleep(LOOK_EVERY_MS, signal);
  }
}

/** With an agent of the experiment it is solved by them; one that came to somebody else is closed by its customer. */
async function solve({ web, cast }: Pick<HandsPorts, "web" | "cast">, ticket: RunTicket): Promise<boolean> {
  const token = ticket.assignedTo && cast.agentTokens.get(ticket.assignedTo);
  return !token
    ? web.changeStatus(cast.customers.get(ticket.customerId) ?? "", ticket.id, { status: "Closed" })
    : web.changeStatus(token, ticket.id, { status: "Resolved", message: "Done." });
}
