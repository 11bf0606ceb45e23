import { SpanKind } from "@opentelemetry/api";
import type { Clock } from "#server/core/ports/environment.ts";
import { causedBy, recordSpan } from "#server/platform/tracing/spans.ts";
import type { BroadcasterPorts } from "../realtime/broadcaster.ts";
import type { ConsumerMetrics } from "./metrics.ts";

/** Counts what browsers are told, times how late they hear of a ticket, and ends the trace of what caused it. */
export function createEmitRecorder(
  metrics: Pick<ConsumerMetrics, "emits" | "timeToSocket">,
  clock: Clock,
): BroadcasterPorts["onEmit"] {
  return (event, told) => {
    metrics.emits.inc({ event });
    if (told?.name !== "complaintUpdated") return;
    const now = clock.now();
    metrics.timeToSocket.observe(Math.max(0, now.getTime() - Date.parse(told.body.at)) / 1_000);
    const attributes = { "quickfix.event.id": told.body.eventId };
    const cause = causedBy([told.traceparent]);
    recordSpan({ name: "emit complaintUpdated", kind: SpanKind.PRODUCER, attributes, cause }, now);
  };
}
