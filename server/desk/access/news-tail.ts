import type { UserId } from "#server/core/ids.ts";
import type { AccessFeed } from "#server/desk/people/access-changes.ts";

/** Writes become visible out of order: what is this recent is read again. */
const OVERLAP_MS = 5_000;

/** Reads who is not to be believed any longer, each change once. */
export interface NewsTail {
  /** Everybody whose access changed since the last reading; the first begins now, and a moment before. */
  read(): Promise<readonly UserId[]>;
  /** Begins anew with the next reading, for whoever has nothing to believe meanwhile. */
  rewind(): void;
}

export function createNewsTail(feed: AccessFeed): NewsTail {
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
