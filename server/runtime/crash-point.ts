import { writeSync } from "node:fs";
import { z } from "zod";

/**
 * Every gap between two steps at which a test may end the process. Each name says what has just happened, or what is
 * about to.
 */
export const CRASH_POINTS = [
  "complaint.before-write",
  "complaint.written",
  "ticket.before-write",
  "ticket.written",
  "ticket.offered",
  "agent.before-write",
  "agent.written",
  "agent.offered",
  "relay.before-store",
  "relay.stored",
  "relay.finished",
  "relay.published",
  "relay.marked",
  "relay.cleared",
  "relay.settled",
  "sweep.leased",
  "assigned.told",
  "pass.before-scan",
  "pass.before-claims",
  "pass.claim-written",
  "pass.claimed",
  "pass.refreshed",
  "queue.received",
  "queue.handled",
  "queue.dead-lettered",
  "letters.recorded",
  "redrive.sent",
  "replay.sent",
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
/** "relay.published", "relay.published:3" for the third pass, "relay.published:1:stop" to freeze there. */
export type CrashPlanText = CrashPoint | `${CrashPoint}:${number}` | `${CrashPoint}:${number}:stop`;

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
type Armed = { point: CrashPoint; passesLeft: number; signal: "SIGKILL" | "SIGSTOP" };

const Order = z.object({ crashAt: CrashPlan.nullable() });

/** Undefined until the first look at the environment: bundlers make several copies of this file, each with its own. */
let armed: Armed | null | undefined;

/** Ends this process here and now when it was armed for this point; otherwise does nothing. Never armed in production. */
export function crashPoint(point: CrashPoint): void {
  if (armed === undefined) armed = readEnvironment();
  if (armed?.point !== point || --armed.passesLeft > 0) return;
  const { signal } = armed;
  armed = null;
  writeSync(2, `crash point ${point}: ${signal}\n`);
  process.kill(process.pid, signal);
}

/** Whether this process is to end at this point; for a step that is taken apart only to be interrupted. */
export function isArmedFor(point: CrashPoint): boolean {
  if (armed === undefined) armed = readEnvironment();
  return armed?.point === point;
}

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
 * From now on the parent process may arm this one over their channel with `{crashAt: "point:n"}`, disarm it with
 * `{crashAt: null}`, and hears the same message when that is done. Does nothing in production.
 */
export function obeyCrashOrders(mode: string): void {
  if (mode === "production" || !process.send) return;
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

/** A process in production with the variable set has refused to start. */
function readEnvironment(): Armed | null {
  const value = process.env[CRASH_VARIABLE];
  const isProduction = (process.env["QUICKFIX_MODE"] ?? "production") === "production";
  return value && !isProduction ? { ...CrashPlan.parse(value) } : null;
}
