import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Account } from "./account.ts";
import { countAttempt, forgiveAttempt, signInLimits } from "./attempt-limits.ts";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password.ts";
import type { Accounts, Attempts } from "./room.ts";
import type { Credentials } from "./wire.ts";

/**
 * The account that e-mail address and password open. The answer to a wrong one says nothing about whether the account
 * exists, neither in words nor in time.
 * @throws DomainError `auth.invalid-credentials`, or `request.too-many` after 10 failures in 15 minutes.
 */
export async function authenticate(
  room: Accounts<"findByEmail" | "setPasswordHash" | "touch"> & Attempts,
  { email, password }: z.output<typeof Credentials>,
  { ip }: { ip: string },
): Promise<Account> {
  const limits = signInLimits(email, ip);
  await countAttempt(room, limits);
  const account = await room.accounts.findByEmail(email);
  const isRight = await verifyPassword(account?.passwordHash, password);
  if (!account || !isRight) {
    throw new DomainError("auth.invalid-credentials", "The e-mail address or the password is not right.");
  }
  await forgiveAttempt(room, limits);
  requireActive(account);
  if (account.passwordHash && isOutdatedHash(account.passwordHash)) {
    await room.accounts.setPasswordHash(account.id, await hashPassword(password), { endSessions: false });
  }
  await room.accounts.touch(account.id, room.clock.now());
  return account;
}

/** Only told to somebody who has proved that the account is theirs. */
export function requireActive(account: Account): void {
  if (account.active) return;
  throw new DomainError(
    "account.switched-off",
    "This account has been switched off. Please ask an administrator to switch it on again.",
  );
}
