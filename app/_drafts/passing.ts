import { type Failure, isPassing } from "#app/_trpc/failure.ts";
import type { Problem } from "./send.ts";

const FIRST_PAUSE_MS = 500;
export const LONGEST_PAUSE_MS = 10_000;
const MOST_DOUBLINGS = 8;
/** A server that fails for another reason than being away fails again. */
const MOST_TRIES = 4;

/** Whoever is to wait for longer than this is told why, and sends again when they want to. */
const LONGEST_PATIENCE_S = 60;

/** Somebody else is signed in here: what was written waits for its writer. */
export const ANOTHER_PERSON = "auth.another-person";

/** Whether the same may be taken a little later. */
export function mayPass(failure: Failure, tries: number): boolean {
  const code: string = failure.code;
  if (code === "request.too-many" && (failure.retryAfterSeconds ?? 0) > LONGEST_PATIENCE_S) return false;
  return isPassing(failure) || code === "request.in-progress" || (code === "unknown" && tries < MOST_TRIES);
}

/** How long to wait then: as long as it was told, and longer each time. */
export function pauseAfter({ retryAfterSeconds }: Failure, tries: number): number {
  const pause = FIRST_PAUSE_MS * 2 ** Math.min(tries, MOST_DOUBLINGS);
  return Math.max((retryAfterSeconds ?? 0) * 1000, Math.min(pause, LONGEST_PAUSE_MS));
}

/** Whoever has to sign in has to for all that follows. */
export function isForAll({ code }: Pick<Problem, "code">): boolean {
  return code === "auth.required" || code === ANOTHER_PERSON;
}
