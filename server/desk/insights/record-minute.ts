import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { median } from "./figures.ts";
import type { Insights, InsightsRoom } from "./room.ts";
import type { MinuteFigures } from "./rows.ts";

const MINUTE_MS = 60_000;
const SAMPLE = 500;

export type MinuteRoom = Complaints<"countOpen" | "longestWaitSince"> &
  Agents<"list"> &
  Insights<"waitsSince" | "recordMinute"> &
  Pick<InsightsRoom, "clock">;

/** Writes down how the desk stands in this minute; several processes doing so at once write the same row. */
export async function recordMinute(room: MinuteRoom): Promise<MinuteFigures> {
  const now = room.clock.now();
  const [oldest, waiting, agents, waits] = await Promise.all([
    room.complaints.longestWaitSince(),
    room.complaints.countOpen(),
    room.agents.list(),
    room.insights.waitsSince(new Date(now.getTime() - MINUTE_MS), SAMPLE),
  ]);
  const figures: MinuteFigures = {
    at: minuteOf(now),
    waiting,
    longestWaitMs: oldest ? now.getTime() - oldest.getTime() : 0,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    medianTimeToAgentMs: median(waits.map((wait) => wait.waitedMs)),
  };
  await room.insights.recordMinute(figures);
  return figures;
}

/** Writes down that the desk stands in this minute as it stood in an earlier one. */
export async function repeatMinute(
  { insights, clock }: Insights<"recordMinute"> & Pick<InsightsRoom, "clock">,
  earlier: MinuteFigures,
): Promise<MinuteFigures> {
  const figures = { ...earlier, at: minuteOf(clock.now()) };
  await insights.recordMinute(figures);
  return figures;
}

/** When the minute began that a moment is of. */
export const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
