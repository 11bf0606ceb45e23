import type { Database } from "#server/platform/db/database.ts";
import { attemptRows } from "./attempt-rows.ts";

/** Slows attempts down instead of ending them. */
export interface Brake {
  readonly key: string;
  /** So many in a window are not slowed down. */
  readonly free: number;
  /** How long to wait after the last free attempt, after the next one, and so on; after all others, the last of these. */
  readonly pausesMs: readonly number[];
  readonly windowMs: number;
}

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

    /**
     * Counts one more unless the pause after the one before still lasts, atomically: of many at once, one passes. Null
     * when it may be made; otherwise when the next one may.
     */
    async pass({ key, free, pausesMs, windowMs }: Brake, now: Date): Promise<Date | null> {
      const isOpen = { $gt: ["$endsAt", now] };
      const isPaused = { $and: [isOpen, { $gt: ["$nextAt", now] }] };
      const count = { $cond: [isOpen, { $add: ["$count", 1] }, 1] };
      const nth = { $min: [{ $subtract: [count, free] }, pausesMs.length - 1] };
      const pause = { $arrayElemAt: [pausesMs, nth] };
      const next = {
        count,
        endsAt: { $cond: [isOpen, "$endsAt", new Date(now.getTime() + windowMs)] },
        // Not "now" where there is no pause: of two at once, the one that is written first may have begun last.
        nextAt: { $cond: [{ $lt: [count, free] }, new Date(0), { $add: [now, pause] }] },
      };
      const kept = Object.entries(next).map(([name, value]) => [name, { $cond: [isPaused, `$${name}`, value] }]);
      const before = await attempts.findOneAndUpdate({ _id: key }, [{ $set: Object.fromEntries(kept) }], {
        upsert: true,
        returnDocument: "before",
      });
      return before?.nextAt && before.endsAt > now && before.nextAt > now ? before.nextAt : null;
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

/** Counts nothing: where limits are lifted, for load tests. */
export const UNCOUNTED_ATTEMPTS: AttemptStore = {
  hit: async (_key, _windowMs, endsAt) => ({ count: 0, endsAt }),
  pass: async () => null,
  refund: async () => {},
  forget: async () => {},
};
