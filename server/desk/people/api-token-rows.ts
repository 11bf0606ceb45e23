import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import { type TokenScope } from "./wire.ts";

export interface ApiTokenRow {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** SHA-256 in hex. The token has 256 random bits, so a plain hash cannot be guessed back. */
  hash: string;
  name: string;
  scope: TokenScope;
  hint: string;
  /** The account's when it was made; see there. */
  tokenVersion?: number;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** An expired token stays on its owner's list this long, so that a broken script can be explained. */
const KEEP_EXPIRED_SECONDS = 30 * 86_400;

export const apiTokenRows = defineRows<ApiTokenRow>("api_tokens", {
  // Every request with a token.
  hash: { key: { hash: 1 }, unique: true },
  // The settings page.
  owner: { key: { userId: 1, _id: -1 } },
  expired: { key: { expiresAt: 1 }, expireAfterSeconds: KEEP_EXPIRED_SECONDS },
});
