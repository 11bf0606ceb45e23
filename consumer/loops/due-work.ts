import type { Clock, Random } from "#server/core/ports/environment.ts";
import type { Due, Span, Waiting } from "#server/platform/db/due.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";

/** Somebody may be looking at what they have just asked for. */
const HURRIED_MS = 1_000;
/** Nobody is. An event whose writer died is still found before it is due, two seconds after it was written. */
const CALM_MS = 2_000;
/** How long something that happened is taken to go on. */
const STIRRED_MS = 30_000;
/** Work that is always about to be due, as under load, does not make the looks come faster than this. */
const SOONEST_MS = 250;
/** What a loop that waits for work looks for by itself, should a look have missed it. */
const NET_MS = 30_000;
/** A loop that wants to pause for no longer has found nothing; one that wants to wait longer has its reasons, and is left alone. */
const NOTHING_FOUND_MS = 5_000;

export interface DueWorkPorts {
  /** Asks of which kinds there is work by then; in their order, when some of it is due, and null where there is none. */
  readonly find: (kinds: readonly Due[], span: Span) => Promise<readonly (Date | null)[]>;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether anybody is connected here. */
  readonly hasCompany: () => boolean;
}

export interface DueWork {
  readonly waiting: Waiting;
  /** Something happens on the desk: more is likely to follow. */
  stir(): void;
  /** One look for the work of all of them. */
  readonly loop: Loop;
}

/**
 * Looks once for many loops whether there is work for any. Loops go on to decide what they take; a look too many costs one
 * turn that finds nothing, and one that missed something delays it until the loop looks by itself.
 */
export function createDueWork({ find, clock, random, hasCompany }: DueWorkPorts): DueWork {
  const waiters: { readonly kind: Due; readonly wake: () => void }[] = [];
  let lookedAt = new Date(0);
  let stirredAt = clock.now().getTime();
  const stir = () => {
    stirredAt = clock.now().getTime();
  };

  return {
    waiting(kinds, loop) {
      const { wake, loop: woken } = wakeable(loop);
      waiters.push(...kinds.map((kind) => ({ kind, wake })));
      return woken;
    },
    stir,
    loop: {
      name: "due-work",
      async turn() {
        const now = clock.now();
        // Also when a clock was set back.
        const isStirred = Math.abs(now.getTime() - stirredAt) < STIRRED_MS;
        // Jittered, so that several consumers do not look in step.
        const pauseMs = (hasCompany() || isStirred ? HURRIED_MS : CALM_MS) * (0.9 + random() / 10);
        const until = new Date(now.getTime() + pauseMs);
        const after = now < lookedAt ? now : lookedAt;
        const found = await find(
          waiters.map(({ kind }) => kind),
          { after, now, until },
        );
        lookedAt = now;
        let nextMs = pauseMs;
        for (const [index, at] of found.entries()) {
          const inMs = at === null ? pauseMs : at.getTime() - now.getTime();
          if (inMs <= 0) {
            waiters[index]?.wake();
            stir();
          } else nextMs = Math.min(nextMs, inMs);
        }
        return Math.max(SOONEST_MS, nextMs);
      },
    },
  };
}

/** A loop that pauses until it is woken where it has found nothing, and as it wants to where it has not. */
function wakeable(loop: Loop): { readonly wake: () => void; readonly loop: Loop } {
  const bell = loop.bell ?? createBell();
  let waits = false;
  return {
    wake: bell.ring,
    loop: {
      ...loop,
      bell: {
        ring: bell.ring,
        sleep: (timers, ms, signal) => (waits ? bell.sleep(timers, ms, signal) : timers.sleep(ms, signal)),
      },
      async turn(signal) {
        waits = false;
        const pauseMs = await loop.turn(signal);
        waits = pauseMs > 0 && pauseMs <= NOTHING_FOUND_MS;
        return waits ? NET_MS : pauseMs;
      },
    },
  };
}
