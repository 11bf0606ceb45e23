import { createFigureStore } from "#server/db/stores/figure-store.ts";
import { createHeartbeatStore } from "#server/db/stores/heartbeat-store.ts";
import { createTraceStore } from "#server/db/stores/trace-store.ts";
import { countRelay, type RelayCounts } from "#server/pipeline/figures/count-relay.ts";
import { createFigures, type Figures } from "#server/pipeline/figures/reporter.ts";
import { createMarker, type Marker } from "#server/pipeline/trace/marker.ts";
import { systemClock as clock } from "#server/runtime/clock.ts";
import type { Log } from "#server/runtime/log.ts";
import { systemTimers as timers } from "#server/runtime/timers.ts";
import { countFacts } from "./count-facts.ts";
import { beatHeart, type HeartState } from "./loops/beat-heart.ts";
import { every } from "./loops/every.ts";
import type { Observe } from "./queue/facts.ts";
import { createRecentPasses, type RecentPasses } from "./recent-passes.ts";
import { VERSION, WORKER } from "./worker-name.ts";

const RETRY_MS = 5_000;

/** What this process reports for the pipeline console. Best effort: nothing waits for it and nothing fails by it. */
export interface ConsumerPipeline {
  readonly figures: Figures;
  readonly marker: Marker;
  readonly relay: RelayCounts;
  readonly passes: RecentPasses;
  readonly observe: Observe;
  /** Says that this process lives and how it stands, until the signal aborts; then writes what is left and leaves. */
  report(state: () => Promise<HeartState>, onTick: () => void, signal: AbortSignal): Promise<void>;
}

export function composePipeline(log: Log): ConsumerPipeline {
  const onError = (error: unknown) => log.warn({ err: error }, "figures for the console are lost");
  const figures = createFigures({ store: createFigureStore(), clock, timers, onError });
  const marker = createMarker({ store: createTraceStore(), timers, onError });
  const passes = createRecentPasses(clock.now);
  const heartbeats = createHeartbeatStore();
  const me = { id: WORKER, version: VERSION, startedAt: clock.now() };
  return {
    figures,
    marker,
    passes,
    relay: countRelay(figures, clock),
    observe: countFacts({ figures, marker, passes, worker: WORKER, now: clock.now }),
    async report(state, onTick, signal) {
      const ports = { heartbeats, figures, me, state, now: clock.now };
      await every({ timers, onTick, onError, retryMs: RETRY_MS }, signal, () => beatHeart(ports));
      await Promise.all([figures.drain(), marker.drain(), heartbeats.leave(WORKER).catch(onError)]);
    },
  };
}
