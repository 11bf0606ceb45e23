import { median } from "./figures.ts";
import type { Insights, InsightsRoom } from "./room.ts";

const DAY_MS = 86_400_000;
const SAMPLE = 200;
/** Fewer than this is an anecdote, and an anecdote is no promise. */
const ENOUGH = 5;

export type WaitRoom = Insights<"waitsSince"> & Pick<InsightsRoom, "clock">;

/** Median time from filing to an agent over the last day, in ms; null when too little is known to say anything. */
export async function findUsualWaitMs(room: WaitRoom): Promise<number | null> {
  const since = new Date(room.clock.now().getTime() - DAY_MS);
  const waits = await room.insights.waitsSince(since, SAMPLE);
  return waits.length < ENOUGH ? null : median(waits.map((wait) => wait.assignedAfterMs));
}
