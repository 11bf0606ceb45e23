import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Account } from "./account.ts";
import { countAttempt, registrationLimits } from "./attempt-limits.ts";
import { hashPassword } from "./password.ts";
import type { Attempts, Enrolment } from "./room.ts";
import type { Register } from "./wire.ts";

/** Makes an account that may file complaints. Nobody can register themselves into any other role. */
export async function register(
  room: Enrolment & Attempts<"hit">,
  input: z.output<typeof Register>,
  { sender }: { readonly sender: Sender },
): Promise<Account> {
  await countAttempt(room, registrationLimits(room.limits, sender));
  return createAccount(room, { ...input, role: "user" });
}

/** Stores a new account with a password. @throws DomainError `account.email-taken` */
export async function createAccount(
  { accounts, clock, ids }: Enrolment,
  { password, ...person }: { password: string } & Pick<Account, "name" | "email" | "role">,
): Promise<Account> {
  const account = {
    ...person,
    id: userIdOf(ids.documentId()),
    active: true,
    passwordHash: await hashPassword(password),
    identity: null,
    createdAt: clock.now(),
  };
  if (await accounts.insert(account)) return { ...account, sessionVersion: 1, lastSeenAt: null };
  throw new DomainError("account.email-taken", "There is an account with this e-mail address already.", {
    fields: { email: "There is an account with this e-mail address already. Sign in instead." },
  });
}
