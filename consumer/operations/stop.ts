import type { Timers } from "#server/core/ports/environment.ts";
import type { Log } from "#server/platform/log.ts";
import type { Shutdown } from "#server/platform/shutdown.ts";
import type { QueueLoop } from "../queue/queue-loop.ts";

/** The whole has 27 s. A long poll may take 15 of them: aborting it would hide the messages it was about to bring. */
const WITHIN_MS = { queue: 20_000, release: 1_000, outbox: 2_000, loops: 1_000, sockets: 2_500, clients: 500 };

export interface StopPorts {
  readonly shutdown: Shutdown;
  readonly queueLoop: Pick<QueueLoop, "stop" | "abandon" | "status">;
  /** Relays what was committed here, so that nobody has to wait for another process's sweep. */
  readonly flushOutbox: () => Promise<unknown>;
  readonly stopLoops: () => Promise<unknown>;
  /** Tells the browsers and lets them go. */
  readonly drainSockets: () => Promise<unknown>;
  readonly closeClients: () => Promise<unknown>;
  readonly timers: Timers;
  readonly log: Pick<Log, "warn" | "error">;
}

/**
 * Registers how a consumer ends: it takes no more messages, finishes those it has, relays what that committed, stops
 * its loops, lets its browsers go to another consumer, and closes what all of this stood on. Each step has its time:
 * one that a dead database or queue holds up is left, and the others still get theirs.
 */
export function stopInOrder(ports: StopPorts): void {
  const { shutdown, queueLoop, timers, log } = ports;
  const step = (name: string, ms: number, work: () => Promise<unknown>) =>
    shutdown.onClose(name, async () => {
      if (!(await isDoneWithin(timers, ms, work()))) log.warn({ step: name, ms }, "a step of stopping is left undone");
    });

  // The last one registered runs first.
  step("clients", WITHIN_MS.clients, ports.closeClients);
  step("live updates", WITHIN_MS.sockets, ports.drainSockets);
  step("loops", WITHIN_MS.loops, ports.stopLoops);
  step("outbox", WITHIN_MS.outbox, ports.flushOutbox);
  shutdown.onClose("queue", async () => {
    if (await isDoneWithin(timers, WITHIN_MS.queue, queueLoop.stop())) return;
    log.error(queueLoop.status(), "messages are given back unfinished");
    await isDoneWithin(timers, WITHIN_MS.release, queueLoop.abandon());
  });
}

/** Whether the work ended in time; a rejection is passed on. */
async function isDoneWithin(timers: Timers, ms: number, work: Promise<unknown>): Promise<boolean> {
  const inTime = new AbortController();
  const tooLate = timers.sleep(ms, inTime.signal).then(() => false);
  try {
    return await Promise.race([work.then(() => true), tooLate]);
  } finally {
    inTime.abort();
  }
}
