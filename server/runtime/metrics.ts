import { collectDefaultMetrics, Registry } from "prom-client";

/** A registry of its own for one process, with Node's memory, CPU and event-loop metrics in it. */
export function createMetricsRegistry(process: "web" | "consumer"): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  return registry;
}
