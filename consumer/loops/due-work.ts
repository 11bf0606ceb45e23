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
/** After so long without a look nobody here knows what happens. */
const KNOWN_MS = 10_000;
/** What a loop that waits for work looks for by itself, should a look have missed it. */
const NET_MS = 300_000;
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
  /** Hears at each look whether there is something of this kind. */
  watching(kind: Due, onLook: Watcher["onLook"]): void;
  /** Something happens on the desk: more is likely to follow. */
  stir(): void;
  /** Whether nobody is connected here, nothing has happened for a while, and it would be known if it had. */
  isCalm(): boolean;
  /** One look for the work of all of them. */
  readonly loop: Loop;
}

interface Watcher {
  readonly kind: Due;
  readonly onLook: (at: Date | null) => void;
}

/**
 * Looks once for many loops whether there is work for any. Loops go on to decide what they take; a look too many costs one
 * turn that finds nothing, and one that missed something delays it until the loop looks by itself.
 */
export function createDueWork({ find, clock, random, hasCompany }: DueWorkPorts): DueWork {
  const watchers: Watcher[] = [];
  let lookedAt = new Date(0);
  let stirredAt = clock.now().getTime();
  const stir = () => {
    stirredAt = clock.now().getTime();
  };
  // Also when a clock was set back.
  const isLately = (at: number, ms: number) => Math.abs(clock.now().getTime() - at) < ms;
  const isHurried = () => hasCompany() || isLately(stirredAt, STIRRED_MS);

  return {
    waiting(kinds, loop) {
      const { wake, loop: woken } = wakeable(loop);
      const onLook = (at: Date | null) => {
        if (at === null || at > clock.now()) return;
        wake();
        stir();
      };
      watchers.push(...kinds.map((kind) => ({ kind, onLook })));
      return woken;
    },
    watching: (kind, onLook) => void watchers.push({ kind, onLook }),
    stir,
    isCalm: () => !isHurried() && isLately(lookedAt.getTime(), KNOWN_MS),
    loop: {
      name: "due-work",
      async turn() {
        const now = clock.now();
        // Jittered, so that several consumers do not look in step.
        const pauseMs = isHurried() ? HURRIED_MS * (0.9 + random() / 10) : CALM_MS * (0.95 + random() / 10);
        const until = new Date(now.getTime() + pauseMs);
        const after = now < lookedAt ? now : lookedAt;
        const found = await find(
          watchers.map(({ kind }) => kind),
          { after, now, until },
        );
        lookedAt = now;
        for (const [index, { onLook }] of watchers.entries()) onLook(found[index] ?? null);
        const ahead = found.flatMap((at) => (at && at > now ? [at.getTime() - now.getTime()] : []));
        return Math.max(SOONEST_MS, Math.min(pauseMs, ...ahead));
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
