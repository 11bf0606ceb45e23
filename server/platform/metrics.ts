import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type EventLoopLag, watchEventLoop } from "./event-loop-lag.ts";

/** A registry of its own for one process, with Node's memory, CPU and event-loop metrics in it. */
export function createMetricsRegistry(
  process: "web" | "consumer",
  lag: Pick<EventLoopLag, "worstSeconds"> = watchEventLoop(),
): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
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
