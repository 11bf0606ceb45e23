import type { Queue, QueueDepth } from "#server/core/ports/queue.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { collectLetters } from "#server/operate/letters/collect-letters.ts";
import { keptUntil } from "#server/operate/letters/dead-letter.ts";
import { dueRedrives } from "#server/operate/letters/due-redrives.ts";
import { runRedrive } from "#server/operate/letters/run-redrive.ts";
import { dueReplays } from "#server/operate/replay/due-replays.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import type { Aws } from "#server/platform/aws/open-aws.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { createBell, type Loop, type Resting } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { Observe } from "../queue/facts.ts";
import type { Handler } from "../queue/handle-delivery.ts";
import { createLetterTurn } from "./collect-dead-letters.ts";
import { createDepthTurn } from "./sample-depth.ts";
import { quietReplays, resolvingLetters } from "./sent-again.ts";

/** Nobody has ordered anything, or somebody else works on it. */
const JOB_LOOK_MS = 1_000;
const COUNT_MS = 15_000;
const MAX_COUNT_MS = 60_000;
/** On a desk that stands still. */
const COUNT_REST_MS = 60_000;
const MOST_GROUPS = 100;
/** Three queues, each looked at twelve times an hour: with the long polls, an idle consumer makes 276 requests. */
const AWS_LOOK_MS = 300_000;
/** On one's own machine a look costs nothing. */
const EMBEDDED_LOOK_MS = 2_000;

/** What the consumer does about its queues beside draining them: depths, dead letters, retries and replays. */
export interface LetterLoops {
  /** Notes of retried messages that they were handled. */
  resolving(handler: Handler): Handler;
  readonly observe: Observe;
  readonly loops: readonly Loop[];
}

export interface LetterLoopPorts {
  readonly db: Database;
  readonly waiting: Waiting;
  readonly resting: Resting;
  readonly mode: ConsumerEnv["mode"];
  readonly aws: Aws;
  readonly worker: string;
  /** Whether nothing is received although there may be something. */
  readonly isPaused: () => boolean;
  readonly onDepth: (queue: "main" | "dead-letter" | "subscription-dead-letter", depth: QueueDepth) => void;
  /** Messages may have been put aside just now. */
  readonly onCollected: () => void;
  /** Hears how many messages are put aside and not dealt with, by reason and what they have in common. */
  readonly onLetters: (groups: readonly { readonly reason: string; readonly failed: number }[]) => void;
}

export function createLetterLoops(ports: LetterLoopPorts): LetterLoops {
  const { db, waiting, resting, mode, aws, worker, isPaused, onDepth, onLetters, onCollected } = ports;
  const { letters, redrives, replays } = composeLetters(db);
  const lookMs = mode === "production" ? AWS_LOOK_MS : EMBEDDED_LOOK_MS;
  const bell = createBell();
  let wasBusy = false;

  const collecting = (source: "queue" | "subscription", label: Parameters<typeof onDepth>[0], queue: Queue) =>
    createLetterTurn({
      clock,
      everyMs: lookMs,
      depth: () => queue.depth(),
      onDepth: (depth) => onDepth(label, depth),
      async collect(signal) {
        const isEmpty = await collectLetters({ source, queue, letters, clock }, signal);
        onCollected();
        return isEmpty;
      },
    });
  const ours = collecting("queue", "dead-letter", aws.deadLetters);
  const undelivered = collecting("subscription", "subscription-dead-letter", aws.subscriptionDeadLetters);
  const depthTurn = createDepthTurn({
    clock,
    idleMs: lookMs,
    isBusy() {
      const busy = wasBusy || isPaused();
      wasBusy = false;
      return busy;
    },
    depth: () => aws.queue.depth(),
    onDepth: (depth) => onDepth("main", depth),
  });
  const runner = { queue: aws.queue, topic: aws.topic, clock, timers, worker };

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
    loops: [
      { name: "queue-depth", turn: depthTurn },
      { name: "dead-letters", turn: ours.turn, bell },
      { name: "undelivered", turn: undelivered.turn },
      resting(COUNT_REST_MS, {
        name: "dead-letter-count",
        async turn() {
          const startedAt = performance.now();
          onLetters(await letters.listGroups(MOST_GROUPS));
          // With very many of them counting is work; it must not become what the database does all day.
          return Math.min(MAX_COUNT_MS, Math.max(COUNT_MS, (performance.now() - startedAt) * 50));
        },
      }),
      waiting([dueRedrives], {
        name: "redrive",
        turn: async (signal) => ((await runRedrive({ ...runner, letters, redrives }, signal)) ? 0 : JOB_LOOK_MS),
      }),
      waiting([dueReplays], {
        name: "replay",
        turn: async (signal) => ((await runReplay({ ...runner, replays }, signal)) ? 0 : JOB_LOOK_MS),
      }),
    ],
  };
}
