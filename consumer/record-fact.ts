import type { Log } from "#server/runtime/log.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import type { Observe } from "./queue/facts.ts";

/** Turns what the queue loop reports into metrics, and into log lines where a person should look. */
export function createFactRecorder(metrics: ConsumerMetrics, log: Log): Observe {
  return (fact) => {
    switch (fact.kind) {
      case "received":
        metrics.receives.inc({ result: fact.result });
        metrics.consumed.inc(fact.count);
        return;
      case "receive-failed":
        metrics.receives.inc({ result: "error" });
        log.warn({ err: fact.error, waitMs: Math.round(fact.waitMs) }, "the queue cannot be read");
        return;
      case "waited-in-queue":
        metrics.queueWait.observe(fact.ms / 1_000);
        return;
      case "handled":
        metrics.processDuration.observe({ eventType: fact.eventType, result: fact.result }, fact.ms / 1_000);
        if (fact.result === "done") metrics.eventLag.observe({ eventType: fact.eventType }, fact.lagMs / 1_000);
        return;
      case "retried":
        metrics.retries.inc({ class: fact.why });
        log.warn({ err: fact.error, why: fact.why, seconds: fact.seconds }, "a message will be tried again");
        return;
      case "dead-lettered":
        metrics.deadLetters.inc({ reason: fact.reason });
        log.error({ reason: fact.reason, problem: fact.sentence, eventId: fact.eventId }, "a message was put aside");
        return;
      case "dead-letter-failed":
        log.error({ err: fact.error }, "a message cannot be put aside and stays in the queue");
        return;
      case "deleted":
        metrics.deletes.inc({ result: fact.result }, fact.count);
        return;
      case "duplicate-of-done":
        metrics.duplicates.inc({ kind: "done_lru" });
        return;
      case "visibility-extended":
        metrics.heartbeatExtensions.inc(fact.count);
        return;
      case "visibility-failed":
        log.warn({ err: fact.error }, "messages could not be kept or returned");
        return;
      case "visibility-lost":
        metrics.visibilityLost.inc();
        log.warn({ messageId: fact.messageId }, "a message was taken over by another receiver");
        return;
      case "returned":
        log.info({ count: fact.count, why: fact.why }, "messages were returned to the queue");
        return;
      case "breaker":
        metrics.breakerState.set(fact.state === "open" ? 1 : 0);
        log[fact.state === "open" ? "error" : "info"]({ reason: fact.reason }, `receiving is ${OPPOSITE[fact.state]}`);
        return;
      case "pollers":
        metrics.pollers.set(fact.count);
        return;
      case "in-flight":
        metrics.inFlight.set(fact.count);
    }
  };
}

const OPPOSITE = { open: "paused", closed: "resumed" } as const;
