import { finishInternal } from "#server/assignments/finish-internal.ts";
import { QUEUE_NAME, RECEIVE_WAIT_SECONDS } from "#server/aws/topology.ts";
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
import type { ConsumerLetters } from "./compose-letters.ts";
import type { ConsumerPipeline } from "./compose-pipeline.ts";
import type { ComposedRealtime } from "./compose-realtime.ts";
import { createDispatcher } from "./dispatch/dispatcher.ts";
import { createEventHandler } from "./handle-event.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import { runObservedPass } from "./observe/run-pass.ts";
import { createPassTrace } from "./observe/traced-dispatch.ts";
import { tracedHandler, tracedTell } from "./observe/traced-messages.ts";
import { classifyError } from "./queue/error-class.ts";
import { createQueueLoop, type QueueLoop } from "./queue/queue-loop.ts";
import { createFactRecorder } from "./record-fact.ts";
import { createTicketLookup } from "./ticket-lookup.ts";
import { WORKER } from "./worker-name.ts";

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
