import { DomainError } from "#server/core/errors.ts";
import type { Act, Trailed } from "./room.ts";
import type { AuditValues } from "./wire.ts";

/**
 * Writes the row, then does the work. No act is ever there without its row: whoever dies between the two leaves a row too
 * many, never one too few. Work that fails leaves a second row, which says so of the first. Whoever it was done to is told
 * once it is done, with what came of it.
 */
export async function recorded<Result>(
  { trail }: Trailed,
  act: Act,
  work: () => Promise<Result>,
  outcome?: (result: Result) => AuditValues,
): Promise<Result> {
  const seq = await trail.add(act);
  const result = await doneOrSaid(trail, act, seq, work);
  await trail.done(outcome ? { ...act, after: { ...act.after, ...outcome(result) } } : act, seq);
  return result;
}

async function doneOrSaid<Result>(
  trail: Trailed["trail"],
  act: Act,
  seq: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // Where this cannot be written either, the first row stays as an intention; the failure itself is the caller's.
    await trail.add({ ...notDone(seq, error), actorId: act.actorId }).catch(() => {});
    throw error;
  }
}

function notDone(seq: number, error: unknown): Omit<Act, "actorId"> {
  const code = error instanceof DomainError ? error.code : "unknown";
  return { action: "trail.not-done", on: { kind: "trail", id: String(seq) }, after: { code } };
}
