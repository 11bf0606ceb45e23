import { createSoon } from "#server/core/bursts/soon.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { Mark } from "./mark.ts";
import type { TraceStore } from "./store.ts";

const EVERY_MS = 500;
/** What a process holds at most. Beyond it marks are dropped: the desk's work comes first. */
const MOST_HELD = 5_000;

/** Where a process puts what it saw of events on their way. Best effort: never waits, never throws. */
export interface Marker {
  add(mark: Mark): void;
  drain(): Promise<void>;
}

export function createMarker(ports: {
  readonly store: Pick<TraceStore, "record">;
  readonly timers: Timers;
  readonly onError: (error: unknown) => void;
}): Marker {
  let held: Mark[] = [];
  const soon = createSoon({
    timers: ports.timers,
    waitMs: EVERY_MS,
    onError: ports.onError,
    async step() {
      const marks = held;
      held = [];
      await ports.store.record(marks);
    },
  });
  return {
    add(mark) {
      if (held.length >= MOST_HELD) return;
      held.push(mark);
      soon.nudge();
    },
    drain: soon.drain,
  };
}
