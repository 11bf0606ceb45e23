import type { Database } from "#server/platform/db/database.ts";
import { attemptRows } from "./attempt-rows.ts";

/**
 * Attempts by key, counted in MongoDB, shared by every web process. A key's window opens with its first attempt and closes
 * `windowMs` later.
 */
export function createAttemptStore(db: Database) {
  const attempts = db.collection(attemptRows);

  return {
    /** Counts one more, atomically, and tells how many that makes in the current window. */
    async hit(key: string, windowMs: number, now: Date): Promise<{ readonly count: number; readonly endsAt: Date }> {
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

    /** Takes one back: the attempt turned out to be harmless. */
    async refund(key: string): Promise<void> {
      await attempts.updateOne({ _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } });
    },

    async forget(key: string): Promise<void> {
      await attempts.deleteOne({ _id: key });
    },
  };
}

export type AttemptStore = ReturnType<typeof createAttemptStore>;
