import type { Gauge } from "prom-client";
import type { HeartState } from "../loops/beat-heart.ts";
import type { QueueLoopStatus } from "../queue/queue-loop.ts";
import type { ConsumerMetrics } from "./metrics.ts";

type Gauges = Pick<ConsumerMetrics, "queueDepth" | "outboxPending" | "outboxOldestAge" | "pollers" | "connections">;

/** How this process stands, as its loop and its gauges say. */
export async function readHeartState(
  metrics: Gauges,
  { inFlight, breakerOpen }: Pick<QueueLoopStatus, "inFlight" | "breakerOpen">,
  draining: boolean,
): Promise<HeartState> {
  const [queueDepth, outboxPending, outboxAge, pollers, sockets] = await Promise.all([
    valueOf(metrics.queueDepth, { queue: "main", kind: "visible" }),
    valueOf(metrics.outboxPending),
    valueOf(metrics.outboxOldestAge),
    valueOf(metrics.pollers),
    valueOf(metrics.connections),
  ]);
  return {
    inFlight,
    breakerOpen,
    draining,
    pollers,
    sockets,
    queueDepth,
    outboxPending,
    outboxAgeMs: Math.round(outboxAge * 1_000),
  };
}

async function valueOf(gauge: Gauge, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  const { values } = await gauge.get();
  const isWanted = (given: Readonly<Record<string, unknown>>) =>
    Object.entries(labels).every(([name, value]) => given[name] === value);
  return values.find((value) => isWanted(value.labels))?.value ?? 0;
}
