import { createSoon } from "#server/core/bursts/soon.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import { notePart } from "#server/platform/parts.ts";
import type { CountName, FigureSums, HopName, LevelName } from "./figure-sums.ts";
import type { FigureStore } from "./store.ts";
import { classOf, type Spread } from "./time-classes.ts";

/** Busy processes write once in this time, idle ones not at all. */
const EVERY_MS = 1_000;

/** What a process counts for the pipeline console. Free to call anywhere: it adds up in memory and never throws. */
export interface Figures {
  count(name: CountName, by?: number): void;
  took(hop: HopName, ms: number): void;
  level(name: LevelName, value: number): void;
  drain(): Promise<void>;
}

/**
 * Adds what is counted to the rows that all processes share, a moment later. While the database is away figures are
 * lost, on purpose: a later row must not claim them.
 */
export function createFigures(ports: {
  readonly store: Pick<FigureStore, "add">;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onError: (error: unknown) => void;
}): Figures {
  const { store, clock, timers, onError } = ports;
  notePart("figure-reporter");
  let sums = emptySums();
  const soon = createSoon({
    timers,
    waitMs: EVERY_MS,
    onError,
    async step() {
      const taken = sums;
      sums = emptySums();
      await store.add(clock.now(), taken);
    },
  });

  return {
    count(name, by = 1) {
      if (by <= 0) return;
      sums.counts[name] = (sums.counts[name] ?? 0) + by;
      soon.nudge();
    },
    took(hop, ms) {
      const spread = (sums.spreads[hop] ??= {});
      const timeClass = classOf(ms);
      spread[timeClass] = (spread[timeClass] ?? 0) + 1;
      soon.nudge();
    },
    level(name, value) {
      // Nothing waiting is what a missing row says, too.
      if (value <= (sums.levels[name] ?? 0)) return;
      sums.levels[name] = value;
      soon.nudge();
    },
    drain: soon.drain,
  };
}

interface Sums extends FigureSums {
  readonly counts: Partial<Record<CountName, number>>;
  readonly spreads: Partial<Record<HopName, Record<string, number> & Spread>>;
  readonly levels: Partial<Record<LevelName, number>>;
}

function emptySums(): Sums {
  return { counts: {}, spreads: {}, levels: {} };
}
