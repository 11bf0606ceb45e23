import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { countAttempt, forgiveAttempt, passwordChangeLimit } from "./attempt-limits.ts";
import { verifyPassword } from "./password.ts";
import type { Attempts } from "./room.ts";

/**
 * Whoever is signed in knows the account's present password. Guesses are counted, and a wrong one is a row of the trail.
 * @param typed the password, under the name of the field that it was typed into
 * @throws DomainError `input.invalid` for a wrong one, `request.too-many` after too many
 */
export async function requirePassword(
  room: Attempts<"hit" | "forget" | "refund"> & Trailed,
  { id, passwordHash }: { readonly id: UserId; readonly passwordHash: string },
  typed: { readonly password: string } | { readonly current: string },
): Promise<void> {
  const limits = [passwordChangeLimit(room.limits, id)];
  await countAttempt(room, limits);
  const [field, password] = "current" in typed ? ["current", typed.current] : ["password", typed.password];
  if (!(await verifyPassword(passwordHash, password))) {
    await room.trail.add({ action: "password.wrong", actorId: id, on: { kind: "person", id } });
    const sentence = { key: "refusals.password.wrong" } as const;
    throw new DomainError("input.invalid", sentence, { fields: { [field]: sentence } });
  }
  await forgiveAttempt(room, limits);
}
