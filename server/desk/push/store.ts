import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type PushSubscriptionRow, pushSubscriptionRows } from "./rows.ts";

/** More browsers than anybody looks at; that which was turned on first makes room. */
const MOST = 10;

export type PushSubscription = Pick<PushSubscriptionRow, "sessionId" | "endpoint" | "p256dh" | "auth"> & {
  readonly userId: UserId;
};

/** Where people are told on their devices. */
export function createPushStore(db: Database) {
  const subscriptions = db.collection(pushSubscriptionRows);
  return {
    /** A browser is one person's: whoever turned it on last. */
    async keep({ userId, endpoint, ...rest }: PushSubscription, createdAt: Date): Promise<void> {
      const set = { ...rest, userId: toObjectId(userId), createdAt };
      await subscriptions.updateOne(
        { endpoint },
        { $set: set, $setOnInsert: { _id: toObjectId(newDocumentId()) } },
        { upsert: true },
      );
      const all = await subscriptions
        .find({ userId: toObjectId(userId) })
        .sort({ createdAt: -1 })
        .toArray();
      const over = all.slice(MOST).map(({ _id }) => _id);
      if (over.length > 0) await subscriptions.deleteMany({ _id: { $in: over } });
    },

    /** What was turned on last comes first. */
    async listOf(userId: UserId): Promise<PushSubscription[]> {
      const rows = await subscriptions
        .find({ userId: toObjectId(userId) })
        .sort({ createdAt: -1 })
        .toArray();
      return rows.map(toSubscription);
    },

    /** Which of these are told in any browser. */
    async toldAmong(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
      const theirs = { userId: { $in: userIds.map(toObjectId) } };
      const rows = await subscriptions.find(theirs, { projection: { userId: 1 } }).toArray();
      return new Set(rows.map(({ userId }) => userIdOf(userId.toHexString())));
    },

    async find(userId: UserId, endpoint: string): Promise<PushSubscription | null> {
      const row = await subscriptions.findOne({ endpoint, userId: toObjectId(userId) });
      return row && toSubscription(row);
    },

    /** What was turned on in a session ends with it. */
    async endWith(userId: UserId, sessionId: string): Promise<void> {
      await subscriptions.deleteMany({ userId: toObjectId(userId), sessionId });
    },

    /** Of this person only: a browser that is somebody else's by now stays theirs. */
    async drop(userId: UserId, endpoint: string): Promise<void> {
      await subscriptions.deleteOne({ endpoint, userId: toObjectId(userId) });
    },
  };
}

export type PushStore = ReturnType<typeof createPushStore>;

function toSubscription({ userId, sessionId, endpoint, p256dh, auth }: PushSubscriptionRow): PushSubscription {
  return { userId: userIdOf(userId.toHexString()), sessionId, endpoint, p256dh, auth };
}
