import { countRelay, type RelayCounts } from "#server/operate/figures/count-relay.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createFigures, type Figures } from "#server/operate/figures/reporter.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createMarker, type Marker } from "#server/operate/trace/marker.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { beatHeart, type HeartState } from "./loops/beat-heart.ts";
import { every } from "./loops/every.ts";
import { countFacts } from "./operations/count-facts.ts";
import { createRecentPasses, type RecentPasses } from "./operations/recent-passes.ts";
import { VERSION, WORKER } from "./operations/worker-name.ts";
import type { Observe } from "./queue/facts.ts";

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
