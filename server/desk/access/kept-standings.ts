import { LRUCache } from "lru-cache";
import type { UserId } from "#server/core/ids.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { NewsTail } from "./news-tail.ts";
import type { Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";

const POLL_MS = 300;
/** After so long without a reading of the news, what is remembered counts for nothing until the next. */
const FRESH_MS = 900;
/** The net: whatever was changed without news is noticed within this. */
const READ_AGAIN_MS = 10_000;
const MOST_PEOPLE = 5_000;

export interface KeptStandingsPorts {
  readonly read: (userIds: readonly UserId[]) => Promise<ReadonlyMap<UserId, Standing>>;
  readonly tail: NewsTail;
  /** Milliseconds that only ever go forward. */
  readonly elapsed: () => number;
  readonly onError: NonNullable<Loop["onError"]>;
}

export interface KeptStandings extends Standings {
  /** What decides about this person has changed: what is remembered of them is not believed. */
  forget(userId: UserId): void;
  /** Follows the news while anybody is remembered. Without it nothing is believed. */
  readonly loop: Loop;
}

/** What is remembered of a person, or on its way: a change in between takes it out, so nothing older can come in after it. */
type Kept = Promise<Standing | null>;

/**
 * Remembers how people stand, so that a request need not ask: only while the news of every process are read, a few times
 * a second and ahead of it. Whoever asked lately is read again all at once every ten seconds, everybody else is forgotten.
 */
export function createKeptStandings({ read, tail, elapsed, onError }: KeptStandingsPorts): KeptStandings {
  const people = new LRUCache<UserId, Kept>({ max: MOST_PEOPLE });
  let asked = new Set<UserId>();
  /** When the last reading of the news that came through began. */
  let vouchedAt = Number.NEGATIVE_INFINITY;
  let readAgainAt = 0;

  const keep = (userId: UserId, kept: Kept): Kept => {
    people.set(userId, kept);
    const drop = () => {
      if (people.peek(userId) === kept) people.delete(userId);
    };
    // Who is not there now may be in a moment.
    kept.then((standing) => standing ?? drop(), drop);
    return kept;
  };
  const fetch = (userId: UserId) =>
    keep(
      userId,
      read([userId]).then((found) => found.get(userId) ?? null),
    );

  const readAgain = async () => {
    const still = [...people.keys()].filter((userId) => asked.has(userId));
    for (const userId of people.keys()) if (!asked.has(userId)) people.delete(userId);
    asked = new Set();
    const before = new Map(still.map((userId) => [userId, people.peek(userId)]));
    const found = await read(still);
    for (const [userId, kept] of before) {
      // Changed meanwhile: then what was read is older than that.
      if (people.peek(userId) !== kept) continue;
      const standing = found.get(userId);
      if (standing) people.set(userId, Promise.resolve(standing));
      else people.delete(userId);
    }
  };

  return {
    async judge(userId, judge) {
      asked.add(userId);
      const kept = elapsed() - vouchedAt < FRESH_MS ? people.get(userId) : undefined;
      const standing = kept && (await kept);
      const found = standing ? judge(standing, true) : null;
      if (found !== null) return found;
      const now = await fetch(userId);
      return now && judge(now, false);
    },
    amend(userId, change) {
      const kept = people.peek(userId);
      if (!kept) return;
      void keep(
        userId,
        kept.then((standing) => standing && change(standing)),
      );
    },
    forget: (userId) => void people.delete(userId),
    loop: {
      name: "access",
      onError,
      retryMs: () => POLL_MS,
      async turn() {
        const now = elapsed();
        if (people.size === 0 && asked.size === 0) {
          tail.rewind();
          vouchedAt = Number.NEGATIVE_INFINITY;
          return POLL_MS;
        }
        const isFirst = vouchedAt === Number.NEGATIVE_INFINITY;
        for (const userId of await tail.read()) people.delete(userId);
        // What was read before the first news may be older than they tell of.
        if (isFirst) people.clear();
        if (!isFirst && now >= readAgainAt) await readAgain();
        if (isFirst || now >= readAgainAt) readAgainAt = now + READ_AGAIN_MS;
        vouchedAt = now;
        return POLL_MS;
      },
    },
  };
}
