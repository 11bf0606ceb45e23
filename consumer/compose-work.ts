import { hostname } from "node:os";
import { finishInternal } from "#server/assignments/finish-internal.ts";
import { RECEIVE_WAIT_SECONDS, VISIBILITY_TIMEOUT_SECONDS } from "#server/aws/topology.ts";
import { type ComposedDesk, composeDesk } from "#server/composition/desk.ts";
import { createNoticeStore } from "#server/db/stores/notice-store.ts";
import { createSubjectReader } from "#server/db/stores/subject-reader.ts";
import type { OutboxEntry } from "#server/domain/event.ts";
import { createTell } from "#server/notifications/tell.ts";
import type { StoredNotice } from "#server/ports/outbox-store.ts";
import { systemClock as clock } from "#server/runtime/clock.ts";
import type { ConsumerEnv } from "#server/runtime/env.ts";
import type { Log } from "#server/runtime/log.ts";
import { systemTimers as timers } from "#server/runtime/timers.ts";
import type { ComposedAws } from "./compose-aws.ts";
import type { ComposedRealtime } from "./compose-realtime.ts";
import { createDispatcher } from "./dispatch/dispatcher.ts";
import { type PassResult, pass } from "./dispatch/pass.ts";
import { createEventHandler } from "./handle-event.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import { classifyError } from "./queue/error-class.ts";
import { createQueueLoop, type QueueLoop } from "./queue/queue-loop.ts";
import { createFactRecorder } from "./record-fact.ts";
import { createTicketLookup } from "./ticket-lookup.ts";

/** An empty receive is billed by AWS and free on one's own machine, where a quick stop is worth more. */
const EMBEDDED_WAIT_SECONDS = 2;

export interface ComposedWork extends ComposedDesk {
  readonly queueLoop: QueueLoop;
  /** A whole pass now, for the reconciler. */
  readonly passNow: () => Promise<number>;
  /** Finishes an assignment again; resolves to the number of notices that had been missing. */
  readonly tellAgain: (entry: OutboxEntry) => Promise<number>;
}

export interface WorkPorts {
  readonly env: ConsumerEnv;
  readonly aws: ComposedAws;
  readonly live: ComposedRealtime;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
  readonly ping: () => Promise<void>;
  readonly onFatal: (error: unknown) => void;
}

/** The queue loop and the dispatcher on the real database and queue, telling the sockets what they do. */
export function composeWork({ env, aws, live, metrics, log, ping, onFatal }: WorkPorts): ComposedWork {
  const { broadcaster, availability } = live;
  const { findSubject, listExisting } = createSubjectReader();
  const noticeStore = createNoticeStore();
  const tellWith = (onNotices: (notices: readonly StoredNotice[]) => void) =>
    createTell({ noticeStore, findSubject, onNotices });
  const showAll = (notices: readonly StoredNotice[]) => {
    for (const notice of notices) broadcaster.notice(notice);
  };
  const tell = tellWith(showAll);
  const composed = composeDesk({ log, topic: aws.topic, tell, onStored: (entry) => broadcaster.event(entry) });

  const runPass = async (agents: readonly string[]) => {
    const startedAt = performance.now();
    const result = await pass(composed.desk, agents);
    recordPass(metrics, agents.length, result, performance.now() - startedAt);
    availability.nudge();
    return result.assigned;
  };
  const dispatcher = createDispatcher(runPass, (error) => classifyError(error) !== "infra");
  const handler = createEventHandler({ dispatcher, tell, ticketExists: createTicketLookup(listExisting, timers) });
  const queueLoop = createQueueLoop({
    queue: aws.queue,
    deadLetters: aws.deadLetters,
    handler,
    ping,
    clock,
    timers,
    random: Math.random,
    observe: createFactRecorder(metrics, log),
    onFatal,
    worker: `${hostname()}:${process.pid}`,
    visibilitySeconds: VISIBILITY_TIMEOUT_SECONDS,
    waitSeconds: env.mode === "production" ? RECEIVE_WAIT_SECONDS : EMBEDDED_WAIT_SECONDS,
  });

  return {
    ...composed,
    queueLoop,
    passNow: () => runPass([]),
    async tellAgain(entry) {
      let missing = 0;
      const tellCounting = tellWith((notices) => {
        missing += notices.length;
        showAll(notices);
      });
      await finishInternal(composed.desk, tellCounting, entry);
      return missing;
    },
  };
}

function recordPass(metrics: ConsumerMetrics, size: number, result: PassResult, ms: number): void {
  metrics.passDuration.observe(ms / 1_000);
  metrics.passSize.observe(size);
  metrics.passRounds.observe(result.rounds);
  metrics.assignments.inc({ outcome: "ok" }, result.assigned);
  metrics.assignments.inc({ outcome: "stale" }, result.stale);
  metrics.assignments.inc({ outcome: "conflict_agent" }, result.taken);
}
