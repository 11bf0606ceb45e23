import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { median } from "./figures.ts";
import type { Insights, InsightsRoom } from "./room.ts";

const DAY_MS = 86_400_000;
const SAMPLE = 200;
/** Fewer than this is an anecdote, and an anecdote is no promise. */
const ENOUGH = 5;

type WaitRoom = Insights<"waitsSince"> & Pick<InsightsRoom, "clock">;

/** Median time from filing to an agent over the last day, in ms; null when too little is known to say anything. */
export async function usualWaitMs(room: WaitRoom): Promise<number | null> {
  const since = new Date(room.clock.now().getTime() - DAY_MS);
  const waits = await room.insights.waitsSince(since, SAMPLE);
  return waits.length < ENOUGH ? null : median(waits.map((wait) => wait.assignedAfterMs));
}

/** What somebody who is about to file may expect. */
export async function filingExpectations(
  room: WaitRoom & Complaints<"countOpen"> & Agents<"list">,
): Promise<{ usualWaitMs: number | null; freeAgents: number; waiting: number }> {
  const [wait, agents, waiting] = await Promise.all([
    usualWaitMs(room),
    room.agents.list(),
    room.complaints.countOpen(),
  ]);
  return {
    usualWaitMs: wait,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    waiting,
  };
}
