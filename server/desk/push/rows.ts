import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

/** One browser on one device, where its person wants to be told while no page is open. */
export interface PushSubscriptionRow {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** In which it was turned on: when that ends, so does this. Null for a program's. */
  sessionId: string | null;
  /** Where its push service takes what is for it. Whoever has it and the desk's key can send there. */
  endpoint: string;
  /** What is sent is encrypted for these (RFC 8291). */
  p256dh: string;
  auth: string;
  createdAt: Date;
}

export const pushSubscriptionRows = defineRows<PushSubscriptionRow>("push_subscriptions", {
  // A browser has one, whoever is signed in there.
  endpoint: { key: { endpoint: 1 }, unique: true },
  owner: { key: { userId: 1, createdAt: -1 } },
});
