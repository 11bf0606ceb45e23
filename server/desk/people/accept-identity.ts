import { fittingLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Account } from "./account.ts";
import { requireActive } from "./authenticate.ts";
import type { Accounts, Enrolment } from "./room.ts";
import { type Taking, takeAccount } from "./take-account.ts";
import { LONGEST_NAME, PersonName } from "./wire.ts";

export interface Identity {
  readonly provider: "google" | "github";
  /** The provider's own id of the person; e-mail addresses change hands. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

/**
 * The account that a Google or GitHub account opens; the first time, a new one with the role `user`. They have proved the
 * address: an account that was registered with it and never proved is theirs, without its password. One that holds the
 * address is not handed over: its owner has a way in, and did not ask for another.
 * @throws DomainError `account.email-taken`
 */
export async function acceptIdentity(
  room: Enrolment & Taking & Accounts<"findByIdentity" | "findByEmail" | "findClaim" | "touch"> & Trailed,
  { provider, subject, email, name }: Identity,
): Promise<Account> {
  const identity = `${provider}:${subject}`;
  const known = await room.accounts.findByIdentity(identity);
  if (known) {
    requireActive(known);
    await room.accounts.touch(known.id, room.clock.now());
    return known;
  }
  const address = email.toLowerCase();
  const called = PersonName.safeParse(fittingLine(name, LONGEST_NAME)).data ?? email.slice(0, email.indexOf("@"));
  const claim = (await room.accounts.findByEmail(address)) ? null : await room.accounts.findClaim(address);
  if (claim) {
    requireActive(claim);
    return takeAccount(room, claim, { name: called, passwordHash: null, identity, endSessions: true });
  }
  const account = {
    id: userIdOf(room.ids.documentId()),
    name: called,
    email: address,
    role: "user" as const,
    active: true,
    passwordHash: null,
    identity,
    provedAt: room.clock.now(),
    createdAt: room.clock.now(),
  };
  const on = { kind: "person", id: account.id } as const;
  const personal = { name: called, email: address };
  const act = { action: "account.registered", actorId: account.id, on, after: { with: provider }, personal } as const;
  if (await recorded(room, act, () => room.accounts.insert(account)))
    return { ...account, sessionVersion: 1, lastSeenAt: null };
  const raced = await room.accounts.findByIdentity(identity);
  if (raced) return raced;
  throw new DomainError(
    "account.email-taken",
    "There is an account with this e-mail address already. Sign in with its password.",
  );
}
