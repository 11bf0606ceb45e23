import { DomainError } from "#server/core/errors.ts";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Link } from "#server/desk/links/link.ts";
import type { Account } from "./account.ts";
import { hashChosenPassword } from "./choose-password.ts";
import { needed } from "./needed.ts";
import type { Accounts, Enrolment, Staffing } from "./room.ts";
import { settlePlace } from "./settle-place.ts";
import { keepOthersOut, linkOver, type Taking, takeAccount } from "./take-account.ts";

type Joining = Taking &
  Enrolment &
  Staffing &
  Accounts<"findById" | "findByEmail" | "findClaim" | "setActive"> &
  Trailed;
type Given = { readonly [Field in "name" | "email" | "password"]: string | undefined };

/**
 * Somebody who was invited makes themselves an account, or gets the one that was registered with their address before. An
 * invitation raises a customer's role, and never takes one away.
 */
export async function acceptInvitation(room: Joining, link: Link, { name, password }: Given): Promise<Account> {
  const { email, role, invitedBy } = link;
  if (!email || !role) throw linkOver();
  const account = await enrol(room, { ...needed({ name, password }), email, role });
  await settlePlace(room, account.id, invitedBy ?? account.id);
  return account;
}

/** The first administrator of a desk that has none. Whoever has the link can read what its server prints. */
export async function makeFirstAdmin(
  room: Joining & Accounts<"countActiveAdmins"> & Pick<Taking, "links">,
  given: Given,
): Promise<Account> {
  const person = needed(given);
  if ((await room.accounts.countActiveAdmins()) > 0) {
    throw new DomainError("link.over", { key: "refusals.link.hasAdmin" });
  }
  return enrol(room, { ...person, role: "admin" });
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

async function enrol(room: Joining, { name, email, password, role }: Person): Promise<Account> {
  const passwordHash = await hashChosenPassword(password, { name, email });
  const [holder, claim] = await Promise.all([room.accounts.findByEmail(email), room.accounts.findClaim(email)]);
  const known = holder ?? claim;
  if (known) {
    // Somebody was switched off for a reason, and a claim that nobody has proved is no reason to keep its owner out.
    if (holder && !holder.active) throw linkOver();
    if (!known.active) await room.accounts.setActive(known.id, true);
    const after = known.role === "user" ? role : known.role;
    const act = {
      action: "account.changed",
      actorId: known.id,
      on: { kind: "person", id: known.id },
      before: { role: known.role, active: known.active },
      after: { role: after, active: true },
    } as const;
    return recorded(room, act, () => takeAccount(room, known, { name, passwordHash, role: after, endSessions: true }));
  }
  const now = room.clock.now();
  const id: UserId = userIdOf(room.ids.documentId());
  const account = { id, name, email, role, active: true, passwordHash, identity: null, provedAt: now, createdAt: now };
  const on = { kind: "person", id } as const;
  await recorded(
    room,
    { action: "account.registered", actorId: id, on, after: { role }, personal: { name, email } },
    async () => {
      if (!(await room.accounts.insert(account))) throw linkOver();
    },
  );
  await keepOthersOut(room, email);
  return { ...account, sessionVersion: 1, lastSeenAt: null };
}
