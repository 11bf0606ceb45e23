import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { chosen } from "./chosen.ts";
import { getRedrive } from "./list-redrives.ts";
import type { Redrive } from "./redrive.ts";
import type { Letters, LettersRoom, Redrives } from "./room.ts";
import type { LetterSelection, RedriveView } from "./wire.ts";

/** Letters of a selection, by what a retry could do about them. */
export interface Retriable {
  readonly ready: number;
  /** Failed, and too large to have been kept whole. */
  readonly cut: number;
}

/**
 * Admins: what a retry of these letters would send, without sending it.
 * @throws DomainError `letters.not-found`, `letters.none`, `letters.busy`
 */
export async function countRetriable(
  { letters }: Letters<"countSelected">,
  actor: Actor,
  selection: LetterSelection,
): Promise<Retriable> {
  requireRole(actor, "admin");
  const { failed, retrying, resolved, archived, cut } = await letters.countSelected(selection);
  if (retrying > 0) throw busy(retrying);
  if (failed + resolved + archived === 0) throw nothingThere(selection);
  if (failed === 0) {
    throw new DomainError("letters.none", { key: "refusals.letters.noneFailed" });
  }
  if (failed === cut) {
    throw new DomainError("letters.none", { key: "refusals.letters.cut" });
  }
  return { ready: failed - cut, cut };
}

type RetryRoom = Letters<"countSelected" | "claim" | "redriveFigures"> &
  Redrives<"insert" | "remove" | "prepared" | "find"> &
  Pick<LettersRoom, "clock" | "ids" | "trail">;

/**
 * Admins: orders that failed letters are sent to the queue again. Any running consumer carries it out.
 * @throws DomainError `letters.not-found`, `letters.none`, `letters.busy`; nothing has changed then
 */
export async function retryLetters(room: RetryRoom, actor: Actor, selection: LetterSelection): Promise<RedriveView> {
  await countRetriable(room, actor, selection);
  const { clock, ids } = room;
  const redrive: Redrive = {
    id: ids.documentId(),
    state: "preparing",
    selection,
    total: 0,
    sent: 0,
    resolved: 0,
    failedAgain: 0,
    createdAt: clock.now(),
    createdBy: actor.name,
    sentAllAt: null,
    finishedAt: null,
    problem: null,
  };
  return recorded(room, { action: "letters.retried", actorId: actor.id, ...chosen(selection) }, () =>
    order(room, actor, redrive),
  );
}

async function order(room: RetryRoom, actor: Actor, redrive: Redrive): Promise<RedriveView> {
  const { letters, redrives } = room;
  const { selection } = redrive;
  // In this order: a letter that belongs to a retry has one, whoever dies in between.
  await redrives.insert(redrive);
  await letters.claim(selection, redrive.id);
  const { total } = await letters.redriveFigures(redrive.id);
  if (total === 0) {
    await redrives.remove(redrive.id);
    throw busy(null);
  }
  await redrives.prepared(redrive.id, total);
  return getRedrive(room, actor, redrive.id);
}

function busy(count: number | null): DomainError {
  return new DomainError(
    "letters.busy",
    count === null ? { key: "refusals.letters.busy" } : { key: "refusals.letters.someBusy", values: { count } },
  );
}

function nothingThere(selection: LetterSelection): DomainError {
  if ("all" in selection) return new DomainError("letters.none", { key: "refusals.letters.noneToRetry" });
  return "groupId" in selection
    ? new DomainError("letters.not-found", { key: "refusals.letters.noGroup", values: { groupId: selection.groupId } })
    : new DomainError("letters.not-found", { key: "refusals.letters.gone" });
}
