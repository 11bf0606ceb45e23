import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type UserId, UserIdInput, userIdOf } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Account } from "./account.ts";
import type { Accounts, Enrolment } from "./room.ts";
import type { Customer } from "./wire.ts";

export type CustomerRoom = Enrolment & Accounts<"findById" | "findByEmail" | "findClaim"> & Trailed;

/**
 * Staff: whom they act for. Somebody new gets an account that claims its address, without a password: whoever proves the
 * address has it. An address that is known already is that person's, under the name that they have; two at once make one.
 * @throws DomainError `auth.forbidden`, `account.not-found`
 */
export async function customerFor(room: CustomerRoom, actor: Actor, customer: Customer): Promise<UserId> {
  requireStaff(actor);
  if (typeof customer !== "string") return (await findByAddress(room, customer.email)) ?? enrol(room, actor, customer);
  const id = UserIdInput.safeParse(customer);
  const found = id.success ? await room.accounts.findById(id.data) : null;
  if (found) return requireReachable(found);
  const byAddress = id.success ? null : await findByAddress(room, customer);
  if (byAddress) return byAddress;
  const message = { key: "refusals.person.giveNameAndAddress" } as const;
  throw new DomainError("account.not-found", message, { fields: { onBehalfOf: message } });
}

/** Throws `auth.forbidden` to whoever would file for somebody else and works here not. */
export function requireStaff(actor: Actor): void {
  if (isStaff(actor)) return;
  const message = { key: "refusals.person.staffOnly" } as const;
  throw new DomainError("auth.forbidden", message, { fields: { onBehalfOf: message } });
}

async function findByAddress({ accounts }: CustomerRoom, email: string): Promise<UserId | null> {
  const [holder, claim] = await Promise.all([accounts.findByEmail(email), accounts.findClaim(email)]);
  const known = holder ?? claim;
  return known && requireReachable(known);
}

const OF_EXPERIMENT = { key: "refusals.person.ofExperiment" } as const;

/** What is filed for somebody who may not come in, nobody would answer. */
function requireReachable({ id, name, active, trial }: Account): UserId {
  if (trial) throw new DomainError("account.not-found", OF_EXPERIMENT, { fields: { onBehalfOf: OF_EXPERIMENT } });
  if (active) return id;
  const message = { key: "refusals.person.offOnBehalf", values: { name } } as const;
  throw new DomainError("account.not-found", message, { fields: { onBehalfOf: message } });
}

async function enrol(room: CustomerRoom, actor: Actor, { name, email }: Exclude<Customer, string>): Promise<UserId> {
  const id = userIdOf(room.ids.documentId());
  const person = { id, name, email, role: "user", active: true, passwordHash: null, identity: null } as const;
  const act = {
    action: "account.registered",
    actorId: actor.id,
    on: { kind: "person", id },
    personal: { name, email },
  } as const;
  try {
    await recorded(room, act, async () => {
      const isNew = await room.accounts.insert({ ...person, provedAt: null, createdAt: room.clock.now() });
      if (!isNew) throw new DomainError("account.email-taken", { key: "refusals.person.added" });
    });
    return id;
  } catch (error) {
    const other = await findByAddress(room, email);
    if (other) return other;
    throw error;
  }
}
