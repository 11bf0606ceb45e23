import type { Types } from "mongoose";
import type { Role } from "#server/core/vocabulary.ts";
import { defineRows } from "#server/platform/db/rows.ts";
import type { LinkKind } from "./wire.ts";

export interface LinkRow {
  /** SHA-256 in hex of the token, which has 256 random bits: whoever reads the database cannot open anything with it. */
  _id: string;
  kind: LinkKind;
  /** Whose account it is about; null where there may be none yet. */
  userId: Types.ObjectId | null;
  /** The address that it was mailed to, and proves. */
  email: string | null;
  name: string | null;
  role: Role | null;
  /** Who invited. */
  invitedBy: Types.ObjectId | null;
  /** What the two links of one move have in common. */
  move: string | null;
  movesTo: string | null;
  /** The attempt that a registration counts as until its address is proved. */
  countedAs?: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

/** A link that is over is kept this long, so that the first administrator's is offered once and not at every start. */
const KEEP_OVER_SECONDS = 30 * 86_400;

export const linkRows = defineRows<LinkRow>("links", {
  over: { key: { expiresAt: 1 }, expireAfterSeconds: KEEP_OVER_SECONDS },
  // What dies with the proof of an address, and the invitations that nobody has accepted.
  address: { key: { email: 1, kind: 1 } },
  kind: { key: { kind: 1, expiresAt: 1 } },
  move: { key: { move: 1 } },
  // What goes with somebody who is erased.
  person: { key: { userId: 1 } },
});
