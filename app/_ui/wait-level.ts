export type WaitLevel = "calm" | "waiting" | "urgent";

/** Warn while there is still time to act: at three quarters of the target. */
const WARN_SHARE = 0.75;

/** How pressing a wait is. Without a target nothing was promised, so nothing is pressing. */
export function waitLevel(waitedMs: number, targetMs: number | null): WaitLevel {
  if (targetMs === null || targetMs <= 0) return "calm";
  if (waitedMs >= targetMs) return "urgent";
  return waitedMs >= targetMs * WARN_SHARE ? "waiting" : "calm";
}
