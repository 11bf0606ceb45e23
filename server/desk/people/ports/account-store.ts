import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";

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

/** Accounts, with every rule that must hold under concurrency kept by one atomic write. */
export interface AccountStore {
  /** @returns false when the e-mail address or the identity belongs to another account. */
  insert(account: NewAccount): Promise<boolean>;
  findById(id: UserId): Promise<Account | null>;
  findByEmail(email: string): Promise<Account | null>;
  findByIdentity(identity: string): Promise<Account | null>;
  /** In the order of their names. `q` looks in names and e-mail addresses. */
  list(query: { q: string | null; role: Role | null; limit: number }): Promise<Account[]>;
  rename(id: UserId, name: string): Promise<void>;
  setRole(id: UserId, role: Role): Promise<void>;
  /** Switching off also ends every session. */
  setActive(id: UserId, active: boolean): Promise<void>;
  setPasswordHash(id: UserId, hash: string, options: { endSessions: boolean }): Promise<void>;
  countActiveAdmins(): Promise<number>;
  touch(id: UserId, at: Date): Promise<void>;
}
