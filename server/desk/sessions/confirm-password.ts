import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { requirePassword } from "#server/desk/people/require-password.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import type { Caller } from "#server/platform/doors/call.ts";
import { isConfirmed, requireSession } from "./require-confirmed.ts";
import type { Sessions } from "./room.ts";
import type { ConfirmPassword } from "./wire.ts";

/**
 * Whoever uses this session is its person: for the next ten minutes they may do what outlives it. Somebody without a
 * password has shown it by signing in through Google or GitHub within the last ten.
 * @throws DomainError `auth.confirm` for somebody without a password who did not, `input.invalid` for a wrong one.
 */
export async function confirmPassword(
  room: Accounts<"findById"> & Attempts<"hit" | "forget" | "refund"> & Sessions<"confirm"> & Trailed,
  caller: Pick<Caller, "session" | "actor">,
  { password }: z.output<typeof ConfirmPassword>,
): Promise<void> {
  const session = requireSession(caller);
  const { id } = caller.actor;
  const account = await room.accounts.findById(id);
  if (!account?.passwordHash) {
    if (isConfirmed(session, room.clock.now())) return;
    const words = { key: "refusals.password.confirmElsewhere" } as const;
    throw new DomainError("auth.confirm", words);
  }
  if (password === "") {
    const sentence = { key: "refusals.password.missing" } as const;
    throw new DomainError("input.invalid", sentence, { fields: { password: sentence } });
  }
  await requirePassword(room, { id, passwordHash: account.passwordHash }, { password });
  await room.sessions.confirm(id, session.id, room.clock.now());
}
