import type { Clock } from "#server/core/ports/environment.ts";
import type { StateFiguresReader } from "#server/operate/figures/state-figures.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { ConsumerMetrics } from "./metrics.ts";

const FIGURES_EVERY_MS = 15_000;

/** Reads how much of everything there is into the gauges, again and again. */
export function createFigureSampler(metrics: ConsumerMetrics, reader: StateFiguresReader, clock: Clock): Loop {
  return {
    name: "figures",
    async turn() {
      await sample(metrics, reader, clock);
      return FIGURES_EVERY_MS;
    },
  };
}

async function sample(metrics: ConsumerMetrics, reader: StateFiguresReader, clock: Clock): Promise<void> {
  const figures = await reader.read();
  const ageOf = (at: Date | null) => (at ? Math.max(0, clock.now().getTime() - at.getTime()) / 1_000 : 0);
  metrics.tickets.reset();
  for (const { status, priority, count } of figures.tickets) metrics.tickets.set({ status, priority }, count);
  metrics.agents.reset();
  for (const { availability, count } of figures.agents) metrics.agents.set({ state: availability }, count);
  metrics.oldestOpenAge.set(ageOf(figures.longestWaitSince));
  metrics.outboxPending.set(figures.outboxPending);
  metrics.outboxOldestAge.set(ageOf(figures.outboxOldestAt));
  metrics.outboxParked.set(figures.parked);
}
