import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { hashChosenPassword } from "./choose-password.ts";
import { requirePassword } from "./require-password.ts";
import type { Accounts, Attempts } from "./room.ts";
import type { ChangePassword } from "./wire.ts";

/** Sets a new password and ends every session, this one included: whoever knew the old one is out. */
export async function changePassword(
  room: Accounts<"findById" | "setPasswordHash"> & Attempts & Trailed,
  actor: Actor,
  { current, next }: z.output<typeof ChangePassword>,
): Promise<void> {
  const on = { kind: "person", id: actor.id } as const;
  const account = await room.accounts.findById(actor.id);
  if (!account) throw new DomainError("account.not-found", { key: "refusals.account.gone" });
  const { passwordHash: present } = account;
  if (!present) {
    throw new DomainError("input.invalid", { key: "refusals.account.noPassword" });
  }
  await requirePassword(room, { id: actor.id, passwordHash: present }, { current });
  const passwordHash = await hashChosenPassword(next, account, "next");
  await recorded(room, { action: "password.changed", actorId: actor.id, on }, () =>
    room.accounts.setPasswordHash(actor.id, passwordHash, { endSessions: true }),
  );
}
