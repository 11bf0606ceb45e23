import type { UserId } from "#server/core/ids.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { readStandings, type Standing, type StandingStores } from "./standing.ts";

/** How people stand, for whoever lets them in. */
export interface Standings {
  /**
   * What `judge` makes of how this person stands. A "no" is final only about what the database says now: what is remembered
   * may lack what another process let in a moment ago. So `judge` is told which of the two it looks at.
   */
  judge<Found>(
    userId: UserId,
    judge: (standing: Standing, isRemembered: boolean) => Found | null,
  ): Promise<Found | null>;
  /** What this process has itself just written, where it remembers anything. */
  amend(userId: UserId, change: (standing: Standing) => Standing): void;
}

/** Whoever comes alone waits for nobody, and in a crowd nobody notices. */
const CROWDED = { pauseMs: 40 };

/** Asks the database every time: a crowd that comes at once shares readings, each of which begins after the question. */
export function askedStandings(stores: StandingStores): Standings {
  const read = sharedQuery(async (userIds: readonly UserId[]) => {
    const found = await readStandings(stores, [...new Set(userIds)]);
    return userIds.map((userId) => found.get(userId) ?? null);
  }, CROWDED);
  return {
    async judge(userId, judge) {
      const standing = await read(userId);
      return standing ? judge(standing, false) : null;
    },
    amend() {},
  };
}
