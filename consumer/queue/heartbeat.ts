import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { Queue } from "#server/core/ports/queue.ts";
import type { Delivery } from "./delivery.ts";
import type { Observe } from "./facts.ts";

/** A message that is still not handled after this long is let go: something is stuck, and another process may do better. */
const MAX_HOLD_MS = 10 * 60_000;
const MAX_TICK_MS = 1_000;

export interface HeartbeatOptions {
  readonly queue: Pick<Queue, "changeVisibility">;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly observe: Observe;
  readonly visibilitySeconds: number;
  /** What is held right now, handled or still waiting for its turn. */
  readonly held: () => Iterable<Delivery>;
}

/** Keeps messages hidden from other receivers from their receipt on, with one ticker for all, until the signal aborts. */
export async function keepVisibility(options: HeartbeatOptions, signal: AbortSignal): Promise<void> {
  const { clock, timers, visibilitySeconds, held } = options;
  const visibilityMs = visibilitySeconds * 1_000;
  const tickMs = Math.min(MAX_TICK_MS, visibilityMs / 4);
  while (!signal.aborted) {
    await timers.sleep(tickMs, signal);
    const now = clock.now().getTime();
    const due = [...held()].filter(
      (delivery) =>
        !delivery.lost &&
        !delivery.settling &&
        delivery.visibleUntil - now < visibilityMs / 2 &&
        now - delivery.receivedAt < MAX_HOLD_MS,
    );
    // rule: held-is-renewed
    if (due.length === 0) continue;
    const renewal = renew(options, due, now);
    for (const delivery of due) delivery.renewing = renewal;
    await renewal;
    for (const delivery of due) delivery.renewing = null;
  }
}

async function renew(options: HeartbeatOptions, due: readonly Delivery[], now: number): Promise<void> {
  const { queue, observe, visibilitySeconds } = options;
  try {
    const changes = due.map(({ message }) => ({ message, seconds: visibilitySeconds }));
    const failures = await queue.changeVisibility(changes);
    const failed = new Map(failures.map((failure) => [failure.message.receiptHandle, failure.lost]));
    for (const delivery of due) {
      const lost = failed.get(delivery.message.receiptHandle);
      if (lost === undefined) delivery.visibleUntil = now + visibilitySeconds * 1_000;
      else if (lost) lose(delivery, observe);
    }
    observe({ kind: "visibility-extended", count: due.length - failures.length });
  } catch (error) {
    observe({ kind: "visibility-failed", error });
  }
}

function lose(delivery: Delivery, observe: Observe): void {
  delivery.lost = true;
  delivery.abort.abort();
  observe({ kind: "visibility-lost", messageId: delivery.message.messageId });
}
