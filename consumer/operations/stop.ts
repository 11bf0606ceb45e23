import type { Timers } from "#server/core/ports/environment.ts";
import type { Log } from "#server/platform/log.ts";
import { within } from "#server/platform/within.ts";
import type { QueueLoop } from "../queue/queue-loop.ts";

/** The whole has 27 s. A long poll may take 15 of them: aborting it would hide the messages it was about to bring. */
const WITHIN_MS = { queue: 20_000, release: 1_000, outbox: 2_000, loops: 1_000, sockets: 2_500, clients: 500 };

export interface StopPorts {
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
 * Ends a consumer: it takes no more messages, finishes those it has, relays what that committed, stops its loops, lets
 * its browsers go to another consumer, and closes what all of this stood on. Each step has its time: one that a dead
 * database or queue holds up, or that fails, is left, and the others still get theirs.
 */
export async function stopInOrder(ports: StopPorts): Promise<void> {
  const { queueLoop, timers, log } = ports;
  const isDoneWithin = async (name: string, ms: number, work: () => Promise<unknown>) => {
    try {
      const done = work().then(() => true);
      return await within({ timers, ms }, done, false);
    } catch (error) {
      log.error({ err: error, step: name }, "a step of stopping failed");
      return true;
    }
  };
  const step = async (name: string, ms: number, work: () => Promise<unknown>) => {
    if (!(await isDoneWithin(name, ms, work))) log.warn({ step: name, ms }, "a step of stopping is left undone");
  };

  if (!(await isDoneWithin("queue", WITHIN_MS.queue, () => queueLoop.stop()))) {
    log.error(queueLoop.status(), "messages are given back unfinished");
    await isDoneWithin("release", WITHIN_MS.release, () => queueLoop.abandon());
  }
  await step("outbox", WITHIN_MS.outbox, ports.flushOutbox);
  await step("loops", WITHIN_MS.loops, ports.stopLoops);
  await step("live updates", WITHIN_MS.sockets, ports.drainSockets);
  await step("clients", WITHIN_MS.clients, ports.closeClients);
}
