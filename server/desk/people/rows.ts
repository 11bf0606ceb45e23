import type { Types } from "mongoose";
import type { TrialId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { defineRows } from "#server/platform/db/rows.ts";

export interface UserRow {
  _id: Types.ObjectId;
  name: string;
  /** The address that the account holds, in lower case; one that only claims an address has one of its own that nobody can have. */
  email: string;
  /** The address that was given at registration, for as long as nobody has proved that it is theirs. */
  claims?: string;
  /** When its owner last proved the address; null until then. Accounts of the version before have no such field, and count as proved. */
  provedAt?: Date | null;
  role: Role;
  /** Absent for people; see `REAL`. */
  trial?: TrialId | null;
  active: boolean;
  passwordHash: string | null;
  identity?: string;
  sessionVersion: number;
  /** None: zero, as in accounts of the version before. */
  tokenVersion?: number;
  /** By the database's time; see access-changes.ts. None: not since it is written. */
  accessChangedAt?: Date;
  /** When they last read something, by the database's time; see readings.ts of notices. None: not since it is written. */
  readAt?: Date;
  /** Since when it is nobody's: nothing is written to it any more but what takes away what is left. */
  erasedAt?: Date;
  /** Words of the name and of the address as a search spells them, found by their beginnings. */
  nameWords?: string[];
  addressWords?: string[];
  /** By which rules they are spelled; none in accounts of the version before. */
  wordsVersion?: number | null;
  /** By whose clock times are shown to them: `desk`, or a zone's name. None: their device's. */
  timeZone?: string;
  createdAt: Date;
  lastSeenAt: Date | null;
}

export const userRows = defineRows<UserRow>("users", {
  // Signing in, and one account per address.
  email: { key: { email: 1 }, unique: true },
  // Registering and signing in before the address is proved: one account at most may claim it beside the one that holds it.
  claimed: { key: { claims: 1 }, unique: true, partialFilterExpression: { claims: { $exists: true } } },
  // Signing in through Google or GitHub; most accounts have no identity.
  identity: { key: { identity: 1 }, unique: true, partialFilterExpression: { identity: { $exists: true } } },
  // Every process asks several times a second who is not to be believed any longer.
  access_changed: {
    key: { accessChangedAt: 1 },
    partialFilterExpression: { accessChangedAt: { $exists: true } },
  },
  // The same of who has read something: their other devices are told.
  read: { key: { readAt: 1 }, partialFilterExpression: { readAt: { $exists: true } } },
  // The people page: everybody by name, or those of one role; and how many admins are left.
  by_name: { key: { name: 1, _id: 1 } },
  role_by_name: { key: { role: 1, name: 1, _id: 1 } },
  // Searching on the people page.
  name_words: { key: { nameWords: 1 } },
  address_words: { key: { addressWords: 1 } },
  // Whom experiments left, to be cleaned away.
  trial: { key: { trial: 1 }, partialFilterExpression: { trial: { $exists: true } } },
  // Whose words are spelled by earlier rules.
  words_version: { key: { wordsVersion: 1 } },
});
