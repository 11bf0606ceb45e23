import { fittingLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import type { Account } from "./account.ts";
import { requireActive } from "./authenticate.ts";
import type { Accounts, Enrolment } from "./room.ts";
import { LONGEST_NAME, PersonName } from "./wire.ts";

export interface Identity {
  readonly provider: "google" | "github";
  /** The provider's own id of the person; e-mail addresses change hands. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

/**
 * The account that a Google or GitHub account opens; the first time, a new one with the role `user`.
 * An account with the same address and a password is not handed over: we never proved who registered it.
 * @throws DomainError `account.email-taken`
 */
export async function acceptIdentity(
  room: Enrolment & Accounts<"findByIdentity" | "touch">,
  { provider, subject, email, name }: Identity,
): Promise<Account> {
  const identity = `${provider}:${subject}`;
  const known = await room.accounts.findByIdentity(identity);
  if (known) {
    requireActive(known);
    await room.accounts.touch(known.id, room.clock.now());
    return known;
  }
  const account = {
    id: userIdOf(room.ids.documentId()),
    name: PersonName.safeParse(fittingLine(name, LONGEST_NAME)).data ?? email.slice(0, email.indexOf("@")),
    email: email.toLowerCase(),
    role: "user" as const,
    active: true,
    passwordHash: null,
    identity,
    createdAt: room.clock.now(),
  };
  if (await room.accounts.insert(account)) return { ...account, sessionVersion: 1, lastSeenAt: null };
  const raced = await room.accounts.findByIdentity(identity);
  if (raced) return raced;
  throw new DomainError(
    "account.email-taken",
    "There is an account with this e-mail address already. Sign in with its password.",
  );
}
