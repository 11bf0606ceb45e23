import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { keptUntil } from "./dead-letter.ts";
import type { Letters, LettersRoom } from "./room.ts";
import type { LetterSelection, RestoreLetters } from "./wire.ts";

/**
 * Admins: takes failed letters off the list. They can be restored until they expire.
 * @throws DomainError `letters.none`
 */
export async function archiveLetters(
  { letters, clock }: Letters<"archive"> & Pick<LettersRoom, "clock">,
  actor: Actor,
  selection: LetterSelection,
): Promise<{ readonly count: number; readonly archivedAt: string }> {
  requireRole(actor, "admin");
  const now = clock.now();
  const count = await letters.archive(selection, now, keptUntil(now));
  if (count > 0) return { count, archivedAt: now.toISOString() };
  throw new DomainError(
    "letters.none",
    "There is nothing to archive: none of these messages has failed. List them again.",
  );
}

/**
 * Admins: archived letters are failed ones again.
 * @throws DomainError `letters.none`
 */
export async function restoreLetters(
  { letters }: Letters<"restore">,
  actor: Actor,
  selection: RestoreLetters,
): Promise<{ readonly count: number }> {
  requireRole(actor, "admin");
  const count = await letters.restore(selection);
  if (count > 0) return { count };
  throw new DomainError("letters.none", "There is nothing to restore: none of these messages is archived.");
}
