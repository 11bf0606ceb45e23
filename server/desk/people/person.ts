import type { Account } from "./ports/account-store.ts";
import type { Person } from "./wire.ts";

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
