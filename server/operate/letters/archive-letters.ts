import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { chosen } from "./chosen.ts";
import { keptUntil } from "./dead-letter.ts";
import type { Letters, LettersRoom } from "./room.ts";
import type { LetterSelection, RestoreLetters } from "./wire.ts";

/**
 * Admins: takes failed letters off the list. They can be restored until they expire.
 * @throws DomainError `letters.none`
 */
export async function archiveLetters(
  room: Letters<"archive"> & Pick<LettersRoom, "clock" | "trail">,
  actor: Actor,
  selection: LetterSelection,
): Promise<{ readonly count: number; readonly archivedAt: string }> {
  requireRole(actor, "admin");
  const now = room.clock.now();
  const count = await recorded(room, { action: "letters.archived", actorId: actor.id, ...chosen(selection) }, () =>
    some(room.letters.archive(selection, now, keptUntil(now)), { key: "refusals.letters.noneToArchive" }),
  );
  return { count, archivedAt: now.toISOString() };
}

/**
 * Admins: archived letters are failed ones again.
 * @throws DomainError `letters.none`
 */
export async function restoreLetters(
  room: Letters<"restore"> & Trailed,
  actor: Actor,
  selection: RestoreLetters,
): Promise<{ readonly count: number }> {
  requireRole(actor, "admin");
  const count = await recorded(room, { action: "letters.restored", actorId: actor.id, ...chosen(selection) }, () =>
    some(room.letters.restore(selection), { key: "refusals.letters.noneToRestore" }),
  );
  return { count };
}

async function some(work: Promise<number>, otherwise: Refusing): Promise<number> {
  const count = await work;
  if (count === 0) throw new DomainError("letters.none", otherwise);
  return count;
}
