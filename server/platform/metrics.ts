import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type EventLoopLag, watchEventLoop } from "./event-loop-lag.ts";

/** Sums that are there by kind, too; as gauges they may not end in what Prometheus keeps for counters. */
const MISNAMED = ["nodejs_active_handles_total", "nodejs_active_requests_total", "nodejs_active_resources_total"];

/** A registry of its own for one process, with Node's memory, CPU and event-loop metrics in it. */
export function createMetricsRegistry(
  process: "web" | "consumer",
  lag: Pick<EventLoopLag, "worstSeconds"> = watchEventLoop(),
): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const latest = new Gauge({
    name: "process_eventloop_lag",
    help: "Seconds the event loop was late at worst in the last 15 s",
    registers: [],
    collect() {
      this.set(lag.worstSeconds());
    },
  });
  registry.registerMetric(latest);
  return registry;
}
