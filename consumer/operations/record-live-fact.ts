import { SpanKind } from "@opentelemetry/api";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Log } from "#server/platform/log.ts";
import { causedBy, recordSpan } from "#server/platform/tracing/spans.ts";
import type { LiveFact, ObserveLive } from "../realtime/facts.ts";
import { NEIGHBOURS_AWAY } from "../realtime/neighbours.ts";
import type { ConsumerMetrics } from "./metrics.ts";

/** Turns what live updates report into metrics, spans, and log lines where a person should look. */
export function createLiveFactRecorder(
  metrics: ConsumerMetrics,
  log: Pick<Log, "info" | "warn">,
  clock: Clock,
): ObserveLive {
  return (fact) => {
    switch (fact.kind) {
      case "connections":
        metrics.connections.set(fact.count);
        return;
      case "refused":
        metrics.refusals.inc({ reason: fact.reason });
        return;
      case "caught-up":
        metrics.catchupEvents.inc(fact.events);
        return;
      case "resync":
        metrics.resyncs.inc({ reason: fact.reason });
        return;
      case "slow-client":
        metrics.slowClients.inc();
        return;
      case "emitted":
        recordEmit(metrics, fact, clock.now());
        return;
      case "neighbours-away":
        if (fact.error === null) log.info("Redis answers; consumers tell each other at once");
        else log.warn({ err: fact.error }, NEIGHBOURS_AWAY);
        return;
      case "delayed":
        log.warn({ err: fact.error }, "live updates are delayed: the database does not answer");
    }
  };
}

/** Counts what browsers are told, times how late they hear of a ticket, and ends the trace of what caused it. */
function recordEmit(
  metrics: Pick<ConsumerMetrics, "emits" | "timeToSocket">,
  { event, told }: Extract<LiveFact, { kind: "emitted" }>,
  now: Date,
): void {
  metrics.emits.inc({ event });
  if (told?.name !== "complaintUpdated") return;
  metrics.timeToSocket.observe(Math.max(0, now.getTime() - Date.parse(told.body.at)) / 1_000);
  const attributes = { "quickfix.event.id": told.body.eventId };
  const cause = causedBy([told.traceparent]);
  recordSpan({ name: "emit complaintUpdated", kind: SpanKind.PRODUCER, attributes, cause }, now);
}
