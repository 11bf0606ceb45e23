import type { Actor } from "#server/core/actor.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import { confirmPassword } from "#server/desk/sessions/confirm-password.ts";
import { requireConfirmed } from "#server/desk/sessions/require-confirmed.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import type { Caller } from "#server/platform/doors/call.ts";

/**
 * For what cannot be undone: whoever asks in a browser types their password for this very act. Somebody without one has
 * signed in through Google or GitHub just now.
 */
export async function requireProof(
  room: Accounts<"findById"> & Attempts<"hit" | "forget" | "refund"> & Sessions<"confirm"> & Trailed,
  caller: Pick<Caller, "session"> & { readonly actor: Actor },
  password: string,
): Promise<void> {
  const account = await room.accounts.findById(caller.actor.id);
  if (account?.passwordHash) await confirmPassword(room, caller, { password });
  else requireConfirmed(caller, room.clock.now());
}
