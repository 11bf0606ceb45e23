import { Histogram, type Registry } from "prom-client";
import { createMessagingMetrics, type MessagingMetrics, SECONDS_BUCKETS } from "#server/platform/messaging-metrics.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";

export interface WebMetrics extends MessagingMetrics {
  readonly registry: Registry;
  readonly requestDuration: Histogram<"door" | "operation" | "status">;
}

/** Bundlers make several copies of this file in one process; they must count into the same registry. */
const KEY = Symbol.for("quickfix.web-metrics");
const shared: typeof globalThis & { [KEY]?: WebMetrics } = globalThis;

/** What the web process counts, made at first use. */
export function getWebMetrics(): WebMetrics {
  shared[KEY] ??= createWebMetrics();
  return shared[KEY];
}

function createWebMetrics(): WebMetrics {
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
