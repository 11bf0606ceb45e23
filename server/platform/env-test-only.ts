import { SKEW_VARIABLE } from "./clock.ts";
import { CRASH_VARIABLE, crashVariableProblem } from "./crash-orders.ts";
import { isPublicDesk } from "./env-public.ts";

/** What tests set to provoke faults must never reach a desk that people depend on. */
export function testOnlyProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const mode = isPublicDesk(given) ? "production" : (given["QUICKFIX_MODE"] ?? "production");
  const crash = crashVariableProblem(given[CRASH_VARIABLE], mode);
  const isUnwatched = mode === "production" && given["QUICKFIX_RECONCILE"] === "off";
  const reconcile = "QUICKFIX_RECONCILE=off takes the net away and is for tests only. Remove it.";
  const isSkewed = mode === "production" && given[SKEW_VARIABLE] !== undefined;
  const skew = `${SKEW_VARIABLE} makes the clock wrong and is for tests only. Remove it.`;
  return [...(crash ? [crash] : []), ...(isUnwatched ? [reconcile] : []), ...(isSkewed ? [skew] : [])];
}
