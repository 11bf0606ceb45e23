import { Histogram, type Registry } from "prom-client";
import { watchEventLoop } from "#server/platform/event-loop-lag.ts";
import { createMessagingMetrics, type MessagingMetrics, SECONDS_BUCKETS } from "#server/platform/messaging-metrics.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { countParts } from "#server/platform/parts.ts";

export interface WebMetrics extends MessagingMetrics, Disposable {
  readonly registry: Registry;
  readonly requestDuration: Histogram<"door" | "operation" | "status">;
}

/** What the web process counts. */
export function createWebMetrics(): WebMetrics {
  const lag = watchEventLoop();
  const registry = createMetricsRegistry("web", lag);
  const parts = countParts(registry);
  return {
    ...createMessagingMetrics(registry),
    registry,
    requestDuration: new Histogram({
      name: "quickfix_request_duration",
      help: "Seconds a request took, by the operation asked for",
      labelNames: ["door", "operation", "status"],
      buckets: SECONDS_BUCKETS,
      registers: [registry],
    }),
    [Symbol.dispose]() {
      lag.stop();
      parts[Symbol.dispose]();
    },
  };
}
