import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { countAttempt, forgiveAttempt, passwordChangeLimit } from "./attempt-limits.ts";
import { hashChosenPassword } from "./choose-password.ts";
import { verifyPassword } from "./password.ts";
import type { Accounts, Attempts } from "./room.ts";
import type { ChangePassword } from "./wire.ts";

/** Sets a new password and ends every session, this one included: whoever knew the old one is out. */
export async function changePassword(
  room: Accounts<"findById" | "setPasswordHash"> & Attempts & Trailed,
  actor: Actor,
  { current, next }: z.output<typeof ChangePassword>,
): Promise<void> {
  const on = { kind: "person", id: actor.id } as const;
  const limits = [passwordChangeLimit(room.limits, actor.id)];
  await countAttempt(room, limits);
  const account = await room.accounts.findById(actor.id);
  if (!account) throw new DomainError("account.not-found", "This account does not exist any more.");
  if (!account.passwordHash) {
    throw new DomainError("input.invalid", "This account has no password: it signs in through Google or GitHub.");
  }
  if (!(await verifyPassword(account.passwordHash, current))) {
    await room.trail.add({ action: "password.wrong", actorId: actor.id, on });
    const sentence = "This is not your present password.";
    throw new DomainError("input.invalid", sentence, { fields: { current: sentence } });
  }
  await forgiveAttempt(room, limits);
  const passwordHash = await hashChosenPassword(next, account, "next");
  await recorded(room, { action: "password.changed", actorId: actor.id, on }, () =>
    room.accounts.setPasswordHash(actor.id, passwordHash, { endSessions: true }),
  );
}
