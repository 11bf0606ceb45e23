import { crashPoint } from "../crash-point.ts";
import type { Random } from "../ports/environment.ts";
import { type RelayPorts, relay } from "./relay.ts";

/** A leased document is ours this long; after that another sweeper may repeat the work, harmlessly. */
const LEASE_MS = 15_000;
const BATCH = 50;
/** How much longer than the outage itself an event may wait: people do, too. Asking this often costs a few refusals. */
const MAX_BACKOFF_MS = 15_000;

/**
 * Relays what the inline path did not: the process died, SNS was away, a publish was refused.
 * @returns how many documents it took; 0 means that nothing was due.
 */
export async function sweepOutbox(ports: RelayPorts & { readonly random: Random }): Promise<number> {
  const now = ports.clock.now();
  // rule: leases-expire
  const due = await ports.outbox.leaseDue(BATCH, now, new Date(now.getTime() + LEASE_MS));
  // rule: forgotten-is-swept
  if (due.length === 0) return 0;
  crashPoint("sweep.leased");
  const done = await relay(ports, due, "sweep");
  for (const document of due) {
    if (document.entries.every((entry) => done.has(entry.id))) continue;
    const backoffMs = Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** Math.min(document.tries, 10)) * ports.random();
    // rule: failed-is-tried-again-soon
    await ports.outbox.postpone(document.aggregate, new Date(ports.clock.now().getTime() + backoffMs));
  }
  return due.length;
}
