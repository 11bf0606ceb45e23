import type { Database } from "#server/platform/db/database.ts";
import { attemptRows } from "./attempt-rows.ts";
import type { AttemptStore } from "./ports/attempt-store.ts";

/** Attempt counters in MongoDB, shared by every web process. */
export function createAttemptStore(db: Database): AttemptStore {
  const attempts = db.collection(attemptRows);

  return {
    async hit(key, windowMs, now) {
      const endsAt = new Date(now.getTime() + windowMs);
      const isOpen = { $gt: ["$endsAt", now] };
      // One atomic write decides whether the window still runs: two processes can never both open one.
      const row = await attempts.findOneAndUpdate(
        { _id: key },
        [
          {
            $set: {
              count: { $cond: [isOpen, { $add: ["$count", 1] }, 1] },
              endsAt: { $cond: [isOpen, "$endsAt", endsAt] },
            },
          },
        ],
        { upsert: true, returnDocument: "after" },
      );
      return { count: row?.count ?? 1, endsAt: row?.endsAt ?? endsAt };
    },

    async refund(key) {
      await attempts.updateOne({ _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } });
    },

    async forget(key) {
      await attempts.deleteOne({ _id: key });
    },
  };
}
