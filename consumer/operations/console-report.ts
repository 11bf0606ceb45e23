import { countRelay, type RelayCounts } from "#server/operate/figures/count-relay.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createFigures, type Figures } from "#server/operate/figures/reporter.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createMarker, type Marker } from "#server/operate/trace/marker.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { beatHeart, type HeartState } from "../loops/beat-heart.ts";
import type { Observe } from "../queue/facts.ts";
import { countFacts } from "./count-facts.ts";
import { createRecentPasses, type RecentPasses } from "./recent-passes.ts";

const RETRY_MS = 5_000;

/** What this process reports for the pipeline console. Best effort: nothing waits for it and nothing fails by it. */
export interface ConsoleReport {
  readonly figures: Figures;
  readonly marker: Marker;
  readonly relay: RelayCounts;
  readonly passes: RecentPasses;
  readonly observe: Observe;
  /** Says again and again that this process lives and how it stands. */
  heartbeat(state: () => Promise<HeartState>, isStill: () => boolean): Loop;
  /** Writes what is left, and takes this process off the list. */
  leave(): Promise<unknown>;
}

export interface ConsoleReportPorts {
  readonly db: Database;
  readonly log: Pick<Log, "warn">;
  readonly worker: string;
  readonly version: string;
}

export function createConsoleReport({ db, log, worker, version }: ConsoleReportPorts): ConsoleReport {
  const onError = (error: unknown) => log.warn({ err: error }, "figures for the console are lost");
  const figures = createFigures({ store: createFigureStore(db), clock, timers, onError });
  const marker = createMarker({ store: createTraceStore(db), timers, onError });
  const passes = createRecentPasses(clock.now);
  const heartbeats = createHeartbeatStore(db);
  const me = { id: worker, version, startedAt: clock.now() };
  return {
    figures,
    marker,
    passes,
    relay: countRelay(figures, clock),
    observe: countFacts({ figures, marker, passes, worker, now: clock.now }),
    heartbeat: (state, isStill) => ({
      name: "heartbeat",
      retryMs: () => RETRY_MS,
      onError,
      turn: () => beatHeart({ heartbeats, figures, me, state, isStill, now: clock.now }),
    }),
    leave: () => Promise.all([figures.drain(), marker.drain(), heartbeats.leave(worker).catch(onError)]),
  };
}
