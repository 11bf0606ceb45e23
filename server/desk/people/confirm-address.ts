import type { UserId } from "#server/core/ids.ts";
import type { Link } from "#server/desk/links/link.ts";
import type { Account } from "./account.ts";
import { hashChosenPassword } from "./choose-password.ts";
import { needed } from "./needed.ts";
import type { Accounts } from "./room.ts";
import { linkOver, type Taking, takeAccount } from "./take-account.ts";

/**
 * The address of a registration is its owner's. Somebody who is signed in to that very account keeps password and session:
 * they have shown that both are theirs. Anybody else chooses a new password, since who registered may be a stranger.
 */
export async function confirmAddress(
  room: Taking & Accounts<"findById">,
  link: Link,
  { password, by }: { password: string | undefined; by: UserId | null },
): Promise<Account> {
  const account = await accountOf(room, link);
  const isOwn = by === account.id;
  const passwordHash = isOwn ? account.passwordHash : await hashChosenPassword(needed({ password }).password, account);
  return takeAccount(room, account, { passwordHash, endSessions: !isOwn });
}

/** A forgotten password: whoever reads the address's mail chooses another one. */
export async function resetPassword(
  room: Taking & Accounts<"findById">,
  link: Link,
  given: { password: string | undefined },
): Promise<Account> {
  const account = await accountOf(room, link);
  const { password } = needed(given);
  return takeAccount(room, account, { passwordHash: await hashChosenPassword(password, account), endSessions: true });
}

/** Whose link it is, as long as they may come in and have the address that it was sent to. */
async function accountOf({ accounts }: Accounts<"findById">, { userId, email }: Link): Promise<Account> {
  const account = userId && (await accounts.findById(userId));
  if (!account?.active || account.email !== email) throw linkOver();
  return account;
}
