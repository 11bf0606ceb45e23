import { Schema, type Types } from "mongoose";
import { ROLES } from "#server/core/terms.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { defineModel } from "#server/platform/db/model.ts";

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

const schema = new Schema(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    active: { type: Boolean, required: true },
    passwordHash: { type: String, default: null },
    identity: { type: String },
    sessionVersion: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, default: null },
  },
  { collection: "users", versionKey: false },
);

// Signing in, and one account per address.
schema.index({ email: 1 }, { unique: true, name: "email" });
// Signing in through Google or GitHub; most accounts have no identity.
schema.index(
  { identity: 1 },
  { unique: true, partialFilterExpression: { identity: { $exists: true } }, name: "identity" },
);
// The people page, and how many admins are left.
schema.index({ role: 1, name: 1 }, { name: "role" });

export const UserModel = defineModel("User", schema);
