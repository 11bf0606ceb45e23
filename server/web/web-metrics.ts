import { Histogram, type Registry } from "prom-client";
import { createMessagingMetrics, type MessagingMetrics, SECONDS_BUCKETS } from "#server/platform/messaging-metrics.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";

export interface WebMetrics extends MessagingMetrics {
  readonly registry: Registry;
  readonly requestDuration: Histogram<"door" | "operation" | "status">;
}

/** What the web process counts. */
export function createWebMetrics(): WebMetrics {
  const registry = createMetricsRegistry("web");
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
  };
}
