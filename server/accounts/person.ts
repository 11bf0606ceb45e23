import type { Person } from "../domain/wire/account.ts";
import type { Account } from "../ports/account-store.ts";

/** An account as admins see it. */
export function toPerson({ id, name, email, role, active, createdAt, lastSeenAt }: Account): Person {
  return {
    _id: id,
    name,
    email,
    role,
    active,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
