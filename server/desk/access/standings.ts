import type { UserId } from "#server/core/ids.ts";
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

/** Asks the database every time. */
export function askedStandings(stores: StandingStores): Standings {
  return {
    async judge(userId, judge) {
      const standing = (await readStandings(stores, [userId])).get(userId);
      return standing ? judge(standing, false) : null;
    },
    amend() {},
  };
}
