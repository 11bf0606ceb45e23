import type { Timers } from "#server/core/ports/environment.ts";
import { lookAtDesk } from "#server/desk/alerts/look-at-desk.ts";
import type { LookRoom } from "#server/desk/alerts/room.ts";
import { keptReading } from "#server/platform/kept-reading.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";

/** For what begins by the clock alone: waits, hours, declines that end. */
const EVERY_MS = 15_000;
/** Under load a pass ends every few milliseconds; a lead needs to know only so often. */
const PAUSE_MS = 1_000;

export interface AlertLoopPorts {
  readonly room: LookRoom;
  readonly timers: Timers;
  /** Hears that something began, changed or was over. */
  readonly onChanged: () => void;
}

export interface AlertLoop {
  /**
   * A pass has ended. What leads have to know is of those who wait: where the line is empty, was empty before, and nothing lasts as far
   * as this process knows, nothing can have begun or be over, and nothing is read for it.
   */
  passed(pass: { readonly leftWaiting: boolean }): void;
  /** The dead-letter queue has changed; otherwise its letters are counted by the clock alone. */
  collected(): void;
  readonly loop: Loop;
}

/** Looks after passes, and by the clock, at what leads have to know of the desk. Harmless beside other consumers. */
export function createAlertLoop({ room, timers, onChanged }: AlertLoopPorts): AlertLoop {
  const bell = createBell();
  /** Of the last look; true while one is under way, which may have read before a pass that has ended since. */
  let mayLast = true;
  let leftSince = false;
  const letters = keptReading(() => room.letters.countFailed(), EVERY_MS);
  return {
    passed({ leftWaiting }) {
      if (leftWaiting || mayLast) bell.ring();
      mayLast ||= leftWaiting;
      leftSince ||= leftWaiting;
    },
    collected() {
      letters.forget();
      bell.ring();
    },
    loop: {
      name: "alerts",
      bell,
      async turn(signal) {
        mayLast = true;
        leftSince = false;
        const { changed, lasting, pages } = await lookAtDesk({ ...room, letters: { countFailed: letters.read } });
        mayLast = lasting > 0 || leftSince;
        if (changed > 0) onChanged();
        // A long line is read less often, so that to look costs the same each second.
        await timers.sleep(PAUSE_MS * Math.max(1, pages), signal);
        return EVERY_MS;
      },
    },
  };
}
