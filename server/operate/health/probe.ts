import type { Clock, Timers } from "#server/core/ports/environment.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { within } from "#server/platform/within.ts";

export interface ProbeResult {
  readonly ok: boolean;
  /** For people; never an address, a name or a key. */
  readonly message: string;
}

/** Looks whether one dependency answers. Never throws. */
export type Probe = () => Promise<ProbeResult>;

/** Long enough for a slow answer, short enough for a load balancer's patience. */
const TIMEOUT_MS = 2_000;
/** Anybody may ask for the health: asking often must not become load on the dependency. */
const REMEMBERED_MS = 1_000;

export interface ProbeWork {
  readonly check: (signal: AbortSignal) => Promise<unknown>;
  readonly ok: string;
  readonly failed: string;
  /** Asked after each look: what is known to be missing, a sentence each. It says more than that the look failed. */
  readonly missing?: () => readonly string[];
  /** For how long a look is good; a second unless given. */
  readonly rememberedMs?: number;
}

/** A probe around a call that throws when its dependency does not answer; it is told to stop once nobody waits for it. */
export function createProbe(
  { check, ok, failed, missing = () => [], rememberedMs = REMEMBERED_MS }: ProbeWork,
  clock: Clock,
  timers: Timers = systemTimers,
): Probe {
  let last: { readonly at: number; readonly result: Promise<ProbeResult> } | undefined;
  const look = async (): Promise<ProbeResult> => {
    const waiting = new AbortController();
    // A call may also throw before it has promised anything.
    const answer = Promise.try(check, waiting.signal).then(
      () => true,
      () => false,
    );
    const isThere = await within({ timers, ms: TIMEOUT_MS }, answer, false);
    waiting.abort();
    const lacks = missing();
    const seen = isThere ? [ok] : lacks.length > 0 ? [] : [failed];
    return { ok: isThere, message: [...seen, ...lacks].join(" ") };
  };
  return () => {
    const now = clock.now().getTime();
    if (!last || now - last.at >= rememberedMs) last = { at: now, result: look() };
    return last.result;
  };
}
