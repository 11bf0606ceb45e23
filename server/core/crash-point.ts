import { channel } from "node:diagnostics_channel";

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

/** One of each for the whole process, however many copies of this file a bundler makes. */
const passed = channel("quickfix:crash-point");
const asked = channel("quickfix:crash-point-armed");

/** Ends this process here and now when it was armed for this point; otherwise does nothing. Never armed in production. */
export function crashPoint(point: CrashPoint): void {
  if (passed.hasSubscribers) passed.publish(point);
}

/** Whether this process is to end at this point; for a step that is taken apart only to be interrupted. */
export function isArmedFor(point: CrashPoint): boolean {
  const question = { point, isArmed: false };
  if (asked.hasSubscribers) asked.publish(question);
  return question.isArmed;
}

/** Whoever ends the process hears of every point that is passed, and is asked where it will. */
export function watchCrashPoints(watcher: {
  readonly pass: (point: CrashPoint) => void;
  readonly isArmedFor: (point: CrashPoint) => boolean;
}): void {
  passed.subscribe((point) => watcher.pass(point as CrashPoint));
  asked.subscribe((message) => {
    const question = message as { readonly point: CrashPoint; isArmed: boolean };
    question.isArmed = watcher.isArmedFor(question.point);
  });
}
