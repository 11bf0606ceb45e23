import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Person } from "./wire.ts";

/** A person's account as the use cases see it. */
export interface Account {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  /** Absent for people who only ever sign in through Google or GitHub. */
  readonly passwordHash: string | null;
  /** `provider:subject` of the Google or GitHub account that opens this one. */
  readonly identity: string | null;
  /** Sessions and bearer tokens carry it; raising it ends them all. */
  readonly sessionVersion: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

export type NewAccount = Omit<Account, "lastSeenAt" | "sessionVersion">;

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
