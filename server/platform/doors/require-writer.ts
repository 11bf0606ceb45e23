import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";

/** Who was signed in where a change was written; a page sends it with every change. */
export const WRITTEN_AS = "x-written-as";

/**
 * Refuses what somebody wrote before another person signed in in the same browser. Whose session is over is told to sign in,
 * as ever.
 * @throws DomainError `auth.another-person`
 */
export function requireWriter(writtenAs: string | null, personId: UserId | undefined): void {
  if (writtenAs === null || personId === undefined || writtenAs.toLowerCase() === personId) return;
  throw new DomainError("auth.another-person", { key: "refusals.request.anotherPerson" });
}
