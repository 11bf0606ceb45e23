import { fittingLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
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
 * address: an account that has it is theirs, without the password, sessions and tokens that were set before. Not one of
 * staff, nor one with a second factor: the provider's proof may be old, and asks for no code.
 * @throws DomainError `account.email-taken`
 */
export async function acceptIdentity(
  room: Enrolment &
    Taking &
    Accounts<"findByIdentity" | "findByEmail" | "findClaim" | "touch"> &
    SecondFactors<"find"> &
    Trailed,
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
  const holder = await room.accounts.findByEmail(address);
  const found = holder ?? (await room.accounts.findClaim(address));
  if (found) {
    requireActive(found);
    if (holder && !(await isGivenByProvider(room, holder))) throw taken();
    const on = { kind: "person", id: found.id } as const;
    const act = { action: "account.proved", actorId: found.id, on, after: { with: provider } } as const;
    const name = holder?.name ?? called;
    return recorded(room, act, () =>
      takeAccount(room, found, { name, passwordHash: null, identity, endSessions: true }),
    );
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
  throw taken();
}

/** Whether the account that holds an address goes to whoever proves it by way of a provider, and not by our own mail. */
async function isGivenByProvider({ secondFactors }: SecondFactors<"find">, { id, role, identity }: Account) {
  return role === "user" && identity === null && !(await secondFactors.find(id))?.confirmedAt;
}

function taken(): DomainError {
  return new DomainError("account.email-taken", { key: "refusals.signIn.existsAlready" });
}
