import type { Clock, Random, Timers } from "#server/core/ports/environment.ts";
import { within } from "#server/platform/within.ts";
import type { Observe } from "./facts.ts";

/** This many messages in a row that failed for want of the database, and receiving more would only wear them out. */
const MAX_FAILURES = 3;
const PING_EVERY_MS = 1_000;
const PING_TIMEOUT_MS = 2_000;
const MAX_PROBE_WAIT_MS = 30_000;
/** Opening again this soon means that the ping was too optimistic: wait longer each time. */
const RELAPSE_MS = 30_000;

export interface Breaker {
  readonly isOpen: () => boolean;
  failed(reason: string): void;
  succeeded(): void;
  /** Resolves when work may be received, at once when it may now, and when the signal aborts. */
  whenClosed(signal: AbortSignal): Promise<void>;
  /** Pings while work is held or the breaker is open, until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>;
}

/** Stops receiving while the database is away, and asks the database itself, not a message, whether it is back. */
export function createBreaker(ports: {
  readonly ping: () => Promise<void>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly observe: Observe;
  readonly hasWork: () => boolean;
}): Breaker {
  const { ping, clock, timers, random, observe, hasWork } = ports;
  let open = false;
  let failures = 0;
  let openings = 0;
  let closedAt = 0;
  const waiting = new Set<() => void>();

  const trip = (reason: string) => {
    if (open) return;
    open = true;
    openings = clock.now().getTime() - closedAt < RELAPSE_MS ? openings + 1 : 1;
    observe({ kind: "breaker", state: "open", reason });
  };
  const close = () => {
    open = false;
    failures = 0;
    closedAt = clock.now().getTime();
    observe({ kind: "breaker", state: "closed", reason: "the database answers" });
    for (const wake of waiting) wake();
  };
  const answers = () => {
    const pong = ping().then(
      () => true,
      () => false,
    );
    return within({ timers, ms: PING_TIMEOUT_MS }, pong, false);
  };
  const probeWaitMs = () => {
    const ceiling = Math.min(MAX_PROBE_WAIT_MS, PING_EVERY_MS * 2 ** (openings - 1));
    return ceiling * (0.5 + random() / 2);
  };

  return {
    isOpen: () => open,
    failed(reason) {
      if (++failures >= MAX_FAILURES) trip(reason);
    },
    succeeded() {
      failures = 0;
    },
    whenClosed(signal) {
      if (!open || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener("abort", wake, { once: true });
      });
    },
    async watch(signal) {
      while (!signal.aborted) {
        await timers.sleep(open ? probeWaitMs() : PING_EVERY_MS, signal);
        if (signal.aborted || (!open && !hasWork())) continue;
        const alive = await answers();
        if (alive && open) close();
        if (!alive) trip("the database does not answer");
      }
    },
  };
}
