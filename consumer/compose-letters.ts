import type { Queue, QueueDepth } from "#server/core/ports/queue.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { collectLetters } from "#server/operate/letters/collect-letters.ts";
import { keptUntil } from "#server/operate/letters/deps.ts";
import { runRedrive } from "#server/operate/letters/run-redrive.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers } from "#server/platform/timers.ts";
import type { ComposedAws } from "./compose-aws.ts";
import { createBell } from "./loops/bell.ts";
import { createLetterTurn } from "./loops/collect-dead-letters.ts";
import { every } from "./loops/every.ts";
import type { Pulse } from "./loops/pulse.ts";
import { createDepthTurn } from "./loops/sample-depth.ts";
import { quietReplays, resolvingLetters } from "./loops/sent-again.ts";
import type { ConsumerMetrics } from "./operations/metrics.ts";
import { WORKER } from "./operations/worker-name.ts";
import type { Observe } from "./queue/facts.ts";
import type { Handler } from "./queue/handle-delivery.ts";

const RETRY_MS = 2_000;
/** How long an order waits at most for a runner. */
const JOB_LOOK_MS = 1_000;
const COUNT_MS = 15_000;
const MAX_COUNT_MS = 60_000;
const MOST_GROUPS = 100;
/** Three queues, each looked at twelve times an hour: with the long polls, an idle consumer makes 276 requests. */
const AWS_LOOK_MS = 300_000;
/** On one's own machine a look costs nothing. */
const EMBEDDED_LOOK_MS = 2_000;

/** What the consumer does about its queues beside draining them: depths, dead letters, retries and replays. */
export interface ConsumerLetters {
  /** Notes of retried messages that they were handled. */
  resolving(handler: Handler): Handler;
  readonly observe: Observe;
  run(isPaused: () => boolean, pulse: Pulse, signal: AbortSignal): Promise<unknown>;
}

export interface LetterPorts {
  readonly env: Pick<ConsumerEnv, "mode">;
  readonly aws: ComposedAws;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
}

export function composeConsumerLetters({ env, aws, metrics, log }: LetterPorts): ConsumerLetters {
  const { letters, redrives, replays } = composeLetters();
  const lookMs = env.mode === "production" ? AWS_LOOK_MS : EMBEDDED_LOOK_MS;
  const stopping = new AbortController();
  const bell = createBell(systemTimers);
  let wasBusy = false;

  const showDepth = (queue: string) => (depth: QueueDepth) => {
    for (const [kind, count] of Object.entries(depth))
      metrics.queueDepth.set({ queue, kind: kind.toLowerCase() }, count);
  };
  const collecting = (source: "queue" | "subscription", label: string, queue: Queue) =>
    createLetterTurn({
      clock,
      everyMs: lookMs,
      depth: () => queue.depth(),
      onDepth: showDepth(label),
      collect: () => collectLetters({ source, queue, letters, clock }, stopping.signal),
    });
  const ours = collecting("queue", "dead-letter", aws.deadLetters);
  const undelivered = collecting("subscription", "subscription-dead-letter", aws.subscriptionDeadLetters);

  return {
    resolving: (handler) =>
      resolvingLetters(quietReplays(handler, clock), async (id, attempt) => {
        const now = clock.now();
        await letters.resolve(id, attempt, now, keptUntil(now));
      }),
    observe(fact) {
      if (fact.kind === "received" && fact.count > 0) wasBusy = true;
      if (fact.kind !== "dead-lettered") return;
      ours.nudge();
      bell.ring();
    },
    run(isPaused, pulse, signal) {
      signal.addEventListener("abort", () => stopping.abort(), { once: true });
      const loop = (name: string, step: () => Promise<number>, timers = systemTimers) => {
        const onError = (error: unknown) => log.warn({ err: error, loop: name }, "a loop failed and goes on");
        return every({ timers, onTick: pulse.of(name), onError, retryMs: RETRY_MS }, signal, step);
      };
      const isBusy = () => {
        const busy = wasBusy || isPaused();
        wasBusy = false;
        return busy;
      };
      const { queue, topic } = aws;
      const runner = { queue, topic, clock, timers: systemTimers, worker: WORKER };
      const depth = { clock, idleMs: lookMs, isBusy, depth: () => queue.depth(), onDepth: showDepth("main") };
      return Promise.all([
        loop("queue-depth", createDepthTurn(depth)),
        loop("dead-letters", ours.turn, bell.timers),
        loop("undelivered", undelivered.turn),
        loop("dead-letter-count", async () => {
          const startedAt = performance.now();
          const groups = await letters.listGroups(MOST_GROUPS);
          metrics.lettersKept.reset();
          for (const { reason, failed } of groups) metrics.lettersKept.inc({ reason }, failed);
          // With very many of them counting is work; it must not become what the database does all day.
          return Math.min(MAX_COUNT_MS, Math.max(COUNT_MS, (performance.now() - startedAt) * 50));
        }),
        loop("redrive", async () => ((await runRedrive({ ...runner, letters, redrives }, signal)) ? 0 : JOB_LOOK_MS)),
        loop("replay", async () => ((await runReplay({ ...runner, replays }, signal)) ? 0 : JOB_LOOK_MS)),
      ]);
    },
  };
}
