import type { TrialId, UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Person } from "./wire.ts";

/** A person's account as the use cases see it. */
export interface Account {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The experiment that brought them in; none for people. */
  readonly trial?: TrialId | null;
  readonly active: boolean;
  /** Absent for people who only ever sign in through Google or GitHub. */
  readonly passwordHash: string | null;
  /** `provider:subject` of the Google or GitHub account that opens this one. */
  readonly identity: string | null;
  /** Sessions and bearer tokens carry it; raising it ends them all. */
  readonly sessionVersion: number;
  /** When its owner last proved the address; null until then. Not there where nobody was asked, in the version before. */
  readonly provedAt?: Date | null;
  /** API tokens carry it; raising it ends them all. None: zero. */
  readonly tokenVersion?: number;
  /** By whose clock times are shown to them: `desk`, or a zone's name. None: their device's. */
  readonly timeZone?: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

export type NewAccount = Omit<Account, "lastSeenAt" | "sessionVersion" | "tokenVersion" | "timeZone">;

/** Whether the address is its owner's; people who have not shown that get no mail and no role. */
export function isProved({ provedAt }: Pick<Account, "provedAt">): boolean {
  return provedAt !== null;
}

/** Whether somebody may come in, and as this. */
export function isActive(account: Pick<Account, "active" | "role">, role: Role): boolean {
  return account.active && account.role === role;
}

/** An account as admins see it. */
export function toPerson(account: Account): Person {
  const { id, name, email, role, active, createdAt, lastSeenAt } = account;
  return {
    _id: id,
    name,
    email,
    role,
    active,
    proved: isProved(account),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
