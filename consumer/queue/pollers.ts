import { crashPoint } from "#server/core/crash-point.ts";
import type { Clock, Random, Timers } from "#server/core/ports/environment.ts";
import type { Queue, QueueMessage } from "#server/core/ports/queue.ts";
import { classifyAwsError } from "#server/platform/aws/aws-errors.ts";
import { RECEIVE_WAIT_SECONDS } from "#server/platform/aws/topology.ts";
import { backoffMs } from "#server/platform/backoff.ts";
import type { Breaker } from "./breaker.ts";
import type { Observe } from "./facts.ts";
import type { Room } from "./room.ts";

/** The most one receive call of SQS may bring. */
const PER_RECEIVE = 10;
const MAX_POLLERS = 4;
/** So many empty receives in a row, and one poller is enough: empty receives are billed too. */
const CALM_AFTER = 3;
const BACKOFF = { baseMs: 200, capMs: 20_000 };
/** A missing queue or permission waits for a person; asking more often helps nobody, unless asking costs nothing. */
const CONFIG_WAIT_MS = 30_000;

/** An empty answer that comes in less than this part of the wait was not waited for, unless another poll took what it was woken for. */
const HASTE = 0.5;
/** One may come early by chance; from the second in a row on, whoever answers does not wait. */
const HASTY_AFTER = 2;
/** Short enough that a message which arrives meanwhile is not late, and long enough that the bill stays small. */
const HASTY_PAUSE_MS = 1_000;

/** An empty receive is billed by AWS, and free on one's own machine, where a quick stop is worth more. */
export function pollingWaits(isBilled: boolean): Pick<PollerPorts, "waitSeconds" | "configWaitMs"> {
  return isBilled ? { waitSeconds: RECEIVE_WAIT_SECONDS } : { waitSeconds: 2, configWaitMs: 2_000 };
}

export interface PollerPorts {
  readonly queue: Pick<Queue, "receive">;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly observe: Observe;
  readonly room: Room;
  readonly breaker: Pick<Breaker, "isOpen" | "whenClosed">;
  readonly waitSeconds: number;
  /** Milliseconds between two looks for a queue that is missing or forbidden; half a minute unless given. */
  readonly configWaitMs?: number;
  /** Takes over what was received; each message later gives its place in the room back. */
  readonly accept: (messages: readonly QueueMessage[]) => void;
  /** Returns messages to the queue that arrived when they were not wanted any more. */
  readonly decline: (messages: readonly QueueMessage[], why: "draining" | "breaker-open") => Promise<void>;
}

export interface PollerStatus {
  readonly lastGoodReceiveAt: Date | null;
  readonly lastError: unknown;
}

export interface Pollers {
  /** Polls until the signal aborts. Polls that are under way then are waited for: aborting one would hide its messages. */
  run(signal: AbortSignal): Promise<void>;
  status(): PollerStatus;
}

/** One long poll while little happens, up to four while receives come back full. */
export function createPollers(ports: PollerPorts): Pollers {
  const { queue, clock, timers, random, observe, room, breaker, waitSeconds, accept, decline } = ports;
  const { configWaitMs = CONFIG_WAIT_MS } = ports;
  const running = new Set<Promise<void>>();
  let wanted = 1;
  let active = 0;
  let empties = 0;
  let hasties = 0;
  let isHasteSaid = false;
  let failures = 0;
  let lastGoodReceiveAt: Date | null = null;
  let lastError: unknown = null;

  const adapt = (count: number, signal: AbortSignal) => {
    empties = count === 0 ? empties + 1 : 0;
    if (empties >= CALM_AFTER) wanted = 1;
    if (count < PER_RECEIVE || wanted >= MAX_POLLERS || signal.aborted) return;
    wanted++;
    start(signal);
  };

  /** A queue that does not hold a receive open would be asked thousands of times an hour for nothing. */
  const pauseAfterHaste = async (count: number, tookMs: number, signal: AbortSignal) => {
    const isAlone = active === 1;
    hasties = isAlone && count === 0 && tookMs < waitSeconds * 1_000 * HASTE ? hasties + 1 : 0;
    if (hasties < HASTY_AFTER) return;
    if (!isHasteSaid) observe({ kind: "receives-hasty", tookMs, waitSeconds, pauseMs: HASTY_PAUSE_MS });
    isHasteSaid = true;
    await timers.sleep(HASTY_PAUSE_MS, signal);
  };

  const pollOnce = async (signal: AbortSignal) => {
    try {
      const askedAt = clock.now().getTime();
      const messages = await queue.receive({ max: PER_RECEIVE, waitSeconds });
      room.giveBack(PER_RECEIVE - messages.length);
      failures = 0;
      lastError = null;
      lastGoodReceiveAt = clock.now();
      const tookMs = lastGoodReceiveAt.getTime() - askedAt;
      const result = messages.length === 0 ? "empty" : messages.length < PER_RECEIVE ? "partial" : "full";
      observe({ kind: "received", result, count: messages.length });
      const unwanted = signal.aborted ? "draining" : breaker.isOpen() ? "breaker-open" : null;
      if (unwanted && messages.length > 0) {
        await decline(messages, unwanted);
        room.giveBack(messages.length);
        return;
      }
      if (messages.length > 0) crashPoint("queue.received");
      if (messages.length > 0) accept(messages);
      adapt(messages.length, signal);
      await pauseAfterHaste(messages.length, tookMs, signal);
    } catch (error) {
      room.giveBack(PER_RECEIVE);
      wanted = 1;
      lastError = error;
      failures++;
      const isConfig = classifyAwsError(error) === "config";
      const waitMs = isConfig ? configWaitMs : backoffMs(BACKOFF, failures, random);
      observe({ kind: "receive-failed", error, waitMs });
      await timers.sleep(waitMs, signal);
    }
  };

  const poll = async (signal: AbortSignal) => {
    active++;
    observe({ kind: "pollers", count: active });
    while (!signal.aborted && active <= wanted) {
      await breaker.whenClosed(signal);
      if (!(await room.take(PER_RECEIVE, signal))) break;
      if (breaker.isOpen()) room.giveBack(PER_RECEIVE);
      else await pollOnce(signal);
    }
    active--;
    observe({ kind: "pollers", count: active });
  };

  const start = (signal: AbortSignal) => {
    const run = poll(signal).finally(() => running.delete(run));
    running.add(run);
  };

  return {
    async run(signal) {
      start(signal);
      while (running.size > 0) await Promise.all(running);
    },
    status: () => ({ lastGoodReceiveAt, lastError }),
  };
}
