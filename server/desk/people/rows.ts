import type { Types } from "mongoose";
import type { Role } from "#server/core/vocabulary.ts";
import { defineRows } from "#server/platform/db/rows.ts";

export interface UserRow {
  _id: Types.ObjectId;
  name: string;
  /** Lower case. */
  email: string;
  role: Role;
  active: boolean;
  passwordHash: string | null;
  identity?: string;
  sessionVersion: number;
  createdAt: Date;
  lastSeenAt: Date | null;
}

export const userRows = defineRows<UserRow>("users", {
  // Signing in, and one account per address.
  email: { key: { email: 1 }, unique: true },
  // Signing in through Google or GitHub; most accounts have no identity.
  identity: { key: { identity: 1 }, unique: true, partialFilterExpression: { identity: { $exists: true } } },
  // The people page: everybody by name, or those of one role; and how many admins are left.
  by_name: { key: { name: 1, _id: 1 } },
  role_by_name: { key: { role: 1, name: 1, _id: 1 } },
});
