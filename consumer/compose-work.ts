import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { createTell } from "#server/core/events/tell.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { type ComposedDesk, composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { QUEUE_NAME, RECEIVE_WAIT_SECONDS } from "#server/platform/aws/topology.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { ComposedAws } from "./compose-aws.ts";
import type { ConsumerLetters } from "./compose-letters.ts";
import type { ConsumerPipeline } from "./compose-pipeline.ts";
import type { ComposedRealtime } from "./compose-realtime.ts";
import { createDispatcher } from "./dispatch/dispatcher.ts";
import { createEventHandler } from "./dispatch/handle-event.ts";
import { createTicketLookup } from "./dispatch/ticket-lookup.ts";
import type { ConsumerMetrics } from "./operations/metrics.ts";
import { createFactRecorder } from "./operations/record-fact.ts";
import { runObservedPass } from "./operations/run-pass.ts";
import { createPassTrace } from "./operations/traced-dispatch.ts";
import { tracedHandler, tracedTell } from "./operations/traced-messages.ts";
import { WORKER } from "./operations/worker-name.ts";
import { classifyError } from "./queue/error-class.ts";
import { createQueueLoop, type QueueLoop } from "./queue/queue-loop.ts";

/** An empty receive is billed by AWS and free on one's own machine, where a quick stop is worth more. */
const EMBEDDED_WAITS = { waitSeconds: 2, configWaitMs: 2_000 };
const AWS_WAITS = { waitSeconds: RECEIVE_WAIT_SECONDS };

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
  readonly pipeline: ConsumerPipeline;
  readonly letters: ConsumerLetters;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
  readonly ping: () => Promise<void>;
  readonly onFatal: (error: unknown) => void;
}

/** The queue loop and the dispatcher on the real database and queue, telling the sockets what they do. */
export function composeWork(ports: WorkPorts): ComposedWork {
  const { env, aws, live, pipeline, letters, metrics, log, ping, onFatal } = ports;
  const { broadcaster, availability } = live;
  const { findSubject, listExisting } = createSubjectReader();
  const noticeStore = createNoticeStore();
  const tellWith = (onNotices: (notices: readonly StoredNotice[]) => void) =>
    createTell({ noticeStore, findSubject, onNotices });
  const showAll = (notices: readonly StoredNotice[]) => {
    pipeline.relay.onNotices(notices);
    for (const notice of notices) broadcaster.notice(notice);
  };
  const tell = tracedTell(tellWith(showAll));
  const composed = composeDesk({
    log,
    topic: pipeline.relay.watch(aws.topic),
    tell,
    onStored(entry) {
      pipeline.relay.onStored(entry);
      broadcaster.event(entry);
    },
  });

  const passTrace = createPassTrace();
  const runPass = pipeline.passes.timed(async (agents: readonly string[], askers: number) => {
    const result = await runObservedPass({ assignment: composed.desk, metrics, log }, agents, askers);
    availability.nudge();
    return result.assigned;
  });
  const recordFact = createFactRecorder(metrics, log);
  const dispatcher = createDispatcher(
    (agents) => passTrace.run((askers) => runPass(agents, askers)),
    (error) => classifyError(error) !== "infra",
  );
  const handler = createEventHandler({
    dispatcher: passTrace.noting(dispatcher),
    tell,
    ticketExists: createTicketLookup(listExisting, timers),
  });
  const queueLoop = createQueueLoop({
    queue: aws.queue,
    deadLetters: aws.deadLetters,
    handler: tracedHandler(letters.resolving(handler), QUEUE_NAME),
    ping,
    clock,
    timers,
    random: Math.random,
    observe(fact) {
      recordFact(fact);
      pipeline.observe(fact);
      letters.observe(fact);
    },
    onFatal,
    worker: WORKER,
    visibilitySeconds: env.visibilitySeconds,
    ...(env.mode === "production" ? AWS_WAITS : EMBEDDED_WAITS),
  });

  return {
    ...composed,
    queueLoop,
    passNow: () => runPass([], 0),
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
