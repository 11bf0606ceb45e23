import { AssertionError } from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";

/** One thing that the desk relies on, as a sentence that is true where it holds. */
export interface Check<World> {
  readonly name: string;
  /** What of the desk is lost where it does not hold. */
  readonly costs: string;
  /** Whether that is more than the desk can do without. */
  readonly isNeeded: boolean;
  readonly run: (world: World) => Promise<void>;
}

/** `lacking` is what the engine cannot do and the desk does without. */
export type Outcome = "passed" | "failed" | "lacking" | "skipped";

export interface Finding {
  readonly part: string;
  readonly name: string;
  readonly costs: string;
  readonly outcome: Outcome;
  /** Why it did not pass, in one line. */
  readonly reason: string | null;
}

/** Thrown by a check that cannot be made here, with the reason. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}

/** Longer than anything here takes on a machine with other work; an engine that never answers must not be waited for. */
const CHECK_WITHIN_MS = 60_000;
/** For the check that runs when somebody stops it all: what it does must not go on after the end. */
const STOP_WITHIN_MS = 5_000;

/** A check without which the desk does not work, or breaks a promise. */
export function needed<World>(name: string, costs: string, run: Check<World>["run"]): Check<World> {
  return { name, costs, isNeeded: true, run };
}

/** A check without which the desk is slower, less exact, or says less; and goes on. */
export function useful<World>(name: string, costs: string, run: Check<World>["run"]): Check<World> {
  return { name, costs, isNeeded: false, run };
}

export interface Running {
  readonly onFinding: (finding: Finding) => void;
  /** Ends it after the check that runs, which is given a moment. */
  readonly signal: AbortSignal;
}

/** Runs the checks one after the other, each whatever became of those before. @throws when it is stopped. */
export async function runChecks<World>(
  part: string,
  checks: readonly Check<World>[],
  world: World,
  { onFinding, signal }: Running,
): Promise<void> {
  for (const { name, costs, isNeeded, run } of checks) {
    signal.throwIfAborted();
    const running = Promise.try(run, world).then(
      () => null,
      (thrown: unknown) => thrown ?? new Error("it failed"),
    );
    const done = new AbortController();
    const error = await Promise.race([running, tooLong(signal, done.signal)]);
    done.abort();
    signal.throwIfAborted();
    onFinding({ part, name, costs, ...judge(error, isNeeded) });
  }
}

/** Resolves when nobody waits for the check any more. */
async function tooLong(signal: AbortSignal, done: AbortSignal): Promise<Error> {
  const pause = (ms: number, until: AbortSignal) => sleep(ms, true, { signal: until }).catch(() => false);
  const isOver = await pause(CHECK_WITHIN_MS, AbortSignal.any([signal, done]));
  if (!isOver && !done.aborted) await pause(STOP_WITHIN_MS, done);
  return new Error(`it took more than ${CHECK_WITHIN_MS / 1_000} s`);
}

function judge(error: unknown, isNeeded: boolean): Pick<Finding, "outcome" | "reason"> {
  if (error === null) return { outcome: "passed", reason: null };
  if (error instanceof Skipped) return { outcome: "skipped", reason: error.message };
  return { outcome: isNeeded ? "failed" : "lacking", reason: inWords(error) };
}

/** What went wrong in one line; of a comparison, both sides. */
export function inWords(error: unknown): string {
  if (error instanceof AssertionError) {
    if (!error.generatedMessage) return error.message;
    const show = (value: unknown) => inspect(value, { breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 5 });
    return `${show(error.actual)} instead of ${show(error.expected)}`;
  }
  if (!(error instanceof Error)) return String(error);
  const [said = ""] = error.message.split("\n");
  const code = "code" in error && error.code !== undefined ? ` [${String(error.code)}]` : "";
  // Who wraps an error often repeats it.
  const { cause } = error;
  const isNews = cause instanceof Error && !said.includes(cause.message.split("\n")[0] ?? "");
  return isNews ? `${said}${code} (${inWords(cause)})` : `${said}${code}`;
}
