import type { Clock } from "#server/core/ports/environment.ts";

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

/** A probe around a call that throws when its dependency does not answer. */
export function createProbe(
  { check, ok, failed }: { check: (signal: AbortSignal) => Promise<unknown>; ok: string; failed: string },
  clock: Clock,
): Probe {
  let last: { readonly at: number; readonly result: Promise<ProbeResult> } | undefined;
  const look = async (): Promise<ProbeResult> => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const timedOut = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(new Error("No answer in time.")), { once: true });
    });
    try {
      await Promise.race([check(signal), timedOut]);
      return { ok: true, message: ok };
    } catch {
      return { ok: false, message: failed };
    }
  };
  return () => {
    const now = clock.now().getTime();
    if (!last || now - last.at >= REMEMBERED_MS) last = { at: now, result: look() };
    return last.result;
  };
}
