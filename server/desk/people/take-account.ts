import { DomainError } from "#server/core/errors.ts";
import type { Links } from "#server/desk/links/room.ts";
import type { Account } from "./account.ts";
import type { Accounts, ApiTokens, Attempts } from "./room.ts";
import type { Proof } from "./store.ts";

/** What it takes to give somebody the account of the address that they have proved. */
export type Taking = Accounts<"prove"> & ApiTokens<"removeAll"> & Pick<Links<"dropFor">, "clock"> & Keeping;

/** What it takes to keep everybody else off an address that was proved. */
export type Keeping = Accounts<"shutClaim"> & Attempts<"refund"> & Pick<Links<"answer" | "dropFor">, "links">;

/**
 * Gives an account to whoever has just proved its address. What was set by whoever had it before dies: the password is
 * replaced, API tokens end, and sessions, unless the prover is in one. Others who only claim the address are shut out, and what else was sent to it opens
 * nothing any more.
 * @throws DomainError `link.over` when the account has no right to the address any more.
 */
export async function takeAccount(
  room: Taking,
  account: Account,
  { endSessions, ...change }: Pick<Account, "passwordHash"> & Omit<Proof, "email" | "at">,
): Promise<Account> {
  const { email } = account;
  const at = room.clock.now();
  if (!(await room.accounts.prove(account.id, { ...change, email, at, endSessions }))) throw linkOver();
  // They open nothing any more; this takes them off the list.
  await room.apiTokens.removeAll(account.id);
  await keepOthersOut(room, email);
  const sessionVersion = account.sessionVersion + (endSessions ? 1 : 0);
  return { ...account, ...change, identity: change.identity ?? account.identity, provedAt: at, sessionVersion };
}

/**
 * Nobody else claims an address that was proved, and no link that was sent to it before opens anything. Whoever registered
 * with it has been answered, and counts no longer.
 */
export async function keepOthersOut(
  { accounts, attempts, links }: Omit<Keeping, "clock">,
  email: string,
): Promise<void> {
  await accounts.shutClaim(email);
  for (const counted of await links.answer(email)) await attempts.refund(counted);
  await links.dropFor(email);
}

/** The one answer to a link that opens nothing, whatever the reason. */
export function linkOver(): DomainError {
  return new DomainError("link.over", { key: "refusals.link.over" });
}
