import { DomainError } from "#server/core/errors.ts";
import type { Link } from "#server/desk/links/link.ts";
import type { Links } from "#server/desk/links/room.ts";
import type { Accounts } from "./room.ts";
import { type Keeping, keepOthersOut, linkOver } from "./take-account.ts";

/**
 * One of a move's two addresses has said yes, its link just taken. The account moves with the second yes, whichever it is;
 * should both come at the same moment, either does it, and the other finds it done.
 */
export async function moveAddress(
  room: Accounts<"findById" | "move"> & Links<"countUsed"> & Keeping,
  { userId, move, movesTo }: Link,
): Promise<{ outcome: "done" | "waiting"; email: string }> {
  const account = userId && (await room.accounts.findById(userId));
  if (!account?.active || !move || !movesTo) throw linkOver();
  if (account.email === movesTo) return { outcome: "done", email: movesTo };
  if ((await room.links.countUsed(move)) < 2) return { outcome: "waiting", email: account.email };
  const at = room.clock.now();
  if (!(await room.accounts.move(account.id, { from: account.email, to: movesTo, at }))) {
    throw new DomainError("account.email-taken", { key: "refusals.account.newAddressTaken" });
  }
  await keepOthersOut(room, movesTo);
  await room.links.dropFor(account.email);
  return { outcome: "done", email: movesTo };
}
