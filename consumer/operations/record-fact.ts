import { LRUCache } from "lru-cache";
import type { EventId } from "#server/core/ids.ts";
import type { Log } from "#server/platform/log.ts";
import { withoutValues } from "#server/platform/log-error.ts";
import { traceIdOf } from "#server/platform/tracing/traceparent.ts";
import { adviceOn } from "../queue/error-class.ts";
import type { Observe, QueueFact } from "../queue/facts.ts";
import type { ConsumerMetrics } from "./metrics.ts";

/** Longer than any queue takes to deliver a message a second time for its own reasons. */
const REMEMBERED = 20_000;

/** Turns what the queue loop reports into metrics, and into log lines where a person should look. */
export function createFactRecorder(metrics: ConsumerMetrics, log: Log): Observe {
  const done = new LRUCache<EventId, true>({ max: REMEMBERED });
  const isRepeated = (eventId: EventId) => {
    const wasThere = done.has(eventId);
    done.set(eventId, true);
    return wasThere;
  };
  return (fact) => {
    switch (fact.kind) {
      case "received":
        metrics.receives.inc({ result: fact.result });
        metrics.consumed.inc(fact.count);
        return;
      case "receive-failed":
        metrics.receives.inc({ result: "error" });
        log.warn(
          { err: fact.error, waitMs: Math.round(fact.waitMs), ...adviceOn(fact.error) },
          "the queue cannot be read",
        );
        return;
      case "receives-hasty":
        log.warn(
          { tookMs: fact.tookMs, waitSeconds: fact.waitSeconds, pauseMs: fact.pauseMs },
          "the queue answers that it is empty without waiting; receives are billed, so they pause now",
        );
        return;
      case "waited-in-queue":
        metrics.queueWait.observe(fact.ms / 1_000);
        return;
      case "handled":
        metrics.processDuration.observe({ event_type: fact.eventType, result: fact.result }, fact.ms / 1_000);
        log.info(describeHandled(fact), "message");
        if (fact.result !== "done") return;
        if (!fact.message.attributes["trial"])
          metrics.eventLag.observe({ event_type: fact.eventType }, fact.lagMs / 1_000);
        if (fact.event && isRepeated(fact.event.id)) metrics.duplicates.inc({ kind: "noop" });
        return;
      case "retried":
        metrics.retries.inc({ class: fact.why });
        log.warn({ err: fact.error, why: fact.why, seconds: fact.seconds }, "a message will be tried again");
        return;
      case "dead-lettered":
        metrics.deadLetters.inc({ reason: fact.reason });
        log.error(
          { reason: fact.reason, problem: withoutValues(fact.sentence), eventId: fact.eventId },
          "a message was put aside",
        );
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
        log[fact.state === "open" ? "error" : "info"](
          { reason: withoutValues(fact.reason) },
          `receiving is ${OPPOSITE[fact.state]}`,
        );
        return;
      case "pollers":
        metrics.pollers.set(fact.count);
        return;
      case "in-flight":
        metrics.inFlight.set(fact.count);
    }
  };
}

/** One message, whole: ids, counts and times, and nothing that anybody wrote. */
function describeHandled({ message, event, eventType, result, ms, lagMs }: Extract<QueueFact, { kind: "handled" }>) {
  const { origin } = message.attributes;
  return {
    messageId: message.messageId,
    eventId: event?.id,
    eventType,
    ticketId: event?.ticketId ?? undefined,
    origin,
    result,
    receiveCount: message.receiveCount,
    durationMs: Math.round(ms),
    lagMs: Math.round(lagMs),
    traceId: traceIdOf(event?.traceparent),
  };
}

const OPPOSITE = { open: "paused", closed: "resumed" } as const;
