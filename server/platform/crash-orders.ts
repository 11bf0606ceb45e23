import { writeSync } from "node:fs";
import { z } from "zod";
import { CRASH_POINTS, type CrashPoint, watchCrashPoints } from "#server/core/crash-point.ts";

/** Set by a test or an experiment: at which pass through which point this process ends (SIGKILL) or freezes (SIGSTOP). */
export const CRASH_VARIABLE = "QF_CRASH_AT";

const CrashPlan = z.string().transform((text, context) => {
  const [name, nth = "1", end = "kill", ...rest] = text.split(":");
  const point = CRASH_POINTS.find((each) => each === name);
  const isSound = point && /^[1-9]\d{0,5}$/.test(nth) && (end === "kill" || end === "stop") && rest.length === 0;
  if (isSound) return { point, passesLeft: Number(nth), signal: end === "stop" ? "SIGSTOP" : "SIGKILL" } as const;
  const message = `must be one of these points, with ":n" for the n-th pass and ":n:stop" to freeze there: ${CRASH_POINTS.join(", ")}`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
interface Armed {
  readonly point: CrashPoint;
  readonly signal: "SIGKILL" | "SIGSTOP";
  passesLeft: number;
}

const Order = z.object({ crashAt: CrashPlan.nullable() });

/** What is wrong with the variable for a process in this mode, or null. */
export function crashVariableProblem(value: string | undefined, mode: string): string | null {
  if (!value) return null;
  if (mode === "production") {
    return `${CRASH_VARIABLE} ends the process in the middle of its work and is for tests only. Remove it, or set QUICKFIX_MODE to dev or local.`;
  }
  const plan = CrashPlan.safeParse(value);
  return plan.success ? null : `${CRASH_VARIABLE} ${plan.error.issues[0]?.message}.`;
}

/**
 * This process ends where the variable says; and from now on the parent process may arm it over their channel with
 * `{crashAt: "point:n"}`, disarm it with `{crashAt: null}`, and hears the same message when that is done. Does nothing in
 * production. Called once, at the start.
 */
export function obeyCrashOrders(mode: string): void {
  if (mode === "production") return;
  const planned = process.env[CRASH_VARIABLE];
  if (!planned && !process.send) return;
  let armed: Armed | null = planned ? { ...CrashPlan.parse(planned) } : null;
  watchCrashPoints({
    isArmedFor: (point) => armed?.point === point,
    pass(point) {
      if (armed?.point !== point || --armed.passesLeft > 0) return;
      const { signal } = armed;
      armed = null;
      writeSync(2, `crash point ${point}: ${signal}\n`);
      process.kill(process.pid, signal);
    },
  });
  process.on("message", (message: unknown) => {
    const order = Order.safeParse(message);
    if (!order.success) return;
    const { crashAt } = order.data;
    armed = crashAt && { ...crashAt };
    process.send?.(message);
  });
  // Listening would otherwise keep a process alive that has nothing else to do.
  process.channel?.unref();
}
