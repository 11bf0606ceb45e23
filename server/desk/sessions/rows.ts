import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import { ABSOLUTE_SECONDS } from "./lifetime.ts";

export interface SessionRow {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** The account's when it began: raising the account's ends it. */
  sessionVersion: number;
  /** The User-Agent header of the sign-in. */
  userAgent: string;
  /** The address of the sign-in. */
  address: string;
  createdAt: Date;
  lastUsedAt: Date;
  /** When whoever uses it last proved that they are its person: at the sign-in, or by their password since. */
  confirmedAt: Date;
  /** When it began or was used, by the database's own time. */
  writtenAt: Date;
}

export const sessionRows = defineRows<SessionRow>("sessions", {
  // Every look at a person's sessions.
  owner: { key: { userId: 1, lastUsedAt: -1 } },
  // What ended by itself goes some day; that it ended is decided where it is read, and by another clock.
  unused: { key: { writtenAt: 1 }, expireAfterSeconds: ABSOLUTE_SECONDS },
});
