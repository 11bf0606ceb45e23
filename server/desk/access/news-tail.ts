import type { UserId } from "#server/core/ids.ts";

/** Times of people, each by the database's time. */
export interface PeopleFeed {
  now(): Promise<Date>;
  /** Everybody whose time is that or later. */
  listChangedSince(since: Date): Promise<readonly { readonly userId: UserId; readonly at: Date }[]>;
}

/** Writes become visible out of order: what is this recent is read again. */
const OVERLAP_MS = 5_000;

/** Reads whose time has changed, each change once: who is not to be believed any longer, who has read something. */
export interface NewsTail {
  /** Everybody whose time changed since the last reading; the first begins now, and a moment before. */
  read(): Promise<readonly UserId[]>;
  /** Begins anew with the next reading, for whoever has nothing to hear meanwhile. */
  rewind(): void;
}

export function createNewsTail(feed: PeopleFeed): NewsTail {
  let reached: Date | null = null;
  let known = new Map<UserId, number>();
  return {
    async read() {
      const from = reached ?? (await feed.now());
      const changes = await feed.listChangedSince(new Date(from.getTime() - OVERLAP_MS));
      const news = changes.filter(({ userId, at }) => known.get(userId) !== at.getTime());
      known = new Map(changes.map(({ userId, at }) => [userId, at.getTime()]));
      reached = new Date(Math.max(from.getTime(), ...changes.map(({ at }) => at.getTime())));
      return news.map(({ userId }) => userId);
    },
    rewind() {
      reached = null;
      known = new Map();
    },
  };
}
