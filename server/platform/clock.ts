import type { Clock } from "#server/core/ports/environment.ts";

/** Milliseconds that a process's clock is to be ahead, or behind when negative; for tests of processes that disagree. */
export const SKEW_VARIABLE = "QUICKFIX_CLOCK_SKEW_MS";

const skewMs = readSkew();

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date(Date.now() + skewMs) };

/** A process in production with the variable set has refused to start. */
function readSkew(): number {
  const isProduction = (process.env["QUICKFIX_MODE"] ?? "production") === "production";
  const value = Number(process.env[SKEW_VARIABLE] ?? 0);
  return isProduction || !Number.isSafeInteger(value) ? 0 : value;
}
