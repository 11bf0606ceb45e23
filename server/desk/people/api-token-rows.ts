import { Schema, type Types } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import { TOKEN_SCOPES, type TokenScope } from "./wire.ts";

export interface ApiTokenRow {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** SHA-256 in hex. The token has 256 random bits, so a plain hash cannot be guessed back. */
  hash: string;
  name: string;
  scope: TokenScope;
  hint: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** An expired token stays on its owner's list this long, so that a broken script can be explained. */
const KEEP_EXPIRED_SECONDS = 30 * 86_400;

const schema = new Schema(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    hash: { type: String, required: true },
    name: { type: String, required: true },
    scope: { type: String, enum: TOKEN_SCOPES, required: true },
    hint: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
  },
  { collection: "api_tokens", versionKey: false },
);

// Every request with a token.
schema.index({ hash: 1 }, { unique: true, name: "hash" });
// The settings page.
schema.index({ userId: 1, _id: -1 }, { name: "owner" });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: KEEP_EXPIRED_SECONDS, name: "expired" });

export const ApiTokenModel = defineModel("ApiToken", schema);
