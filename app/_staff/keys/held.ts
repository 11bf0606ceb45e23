import { createShared } from "#app/_ui/shared.ts";
import type { ShortcutId } from "./shortcuts.ts";

/** How long what a single key does waits, in milliseconds: long enough to see that it was the wrong key. */
export const HELD_MS = 5_000;

/** What a key is about to do. `says` tells it while it waits: "Resolving COMP-10001 in 5 seconds". */
export interface Act {
  readonly says: string;
  readonly run: () => void;
}

export interface HeldAct extends Act {
  readonly id: ShortcutId;
  /** The part of the page whose key it is. */
  readonly owner: object;
}

export type Held = ReturnType<typeof createHeld>;

/**
 * Holds what a single key does in the browser, one act at a time; nobody has been told of it, so undoing it untells nothing. It is
 * done when its time is over, when another act follows, and when its part of the page goes, with the tab or before.
 * @param later calls `work` after so many milliseconds, unless what it returns is called before.
 */
export function createHeld(later: (work: () => void, ms: number) => () => void) {
  const shared = createShared<HeldAct | null>(null);
  let cancel = () => {};
  const end = (): HeldAct | null => {
    cancel();
    const act = shared.get();
    shared.set(null);
    return act;
  };
  const doNow = () => end()?.run();
  const isOf = (owner: object) => shared.get()?.owner === owner;
  return {
    shared,
    doNow,
    hold(act: HeldAct): void {
      // Pressed twice it is meant once.
      if (isOf(act.owner) && shared.get()?.id === act.id) return;
      doNow();
      shared.set(act);
      cancel = later(doNow, HELD_MS);
    },
    undo(): void {
      end();
    },
    /** Its writer goes on writing, or presses something else: what the key was to do is not what they want any more. */
    undoOf(owner: object): void {
      if (isOf(owner)) end();
    },
    /** The part of the page goes. */
    leave(owner: object): void {
      if (isOf(owner)) doNow();
    },
  };
}
