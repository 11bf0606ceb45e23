import type { DeskPorts } from "#server/desk/desk-ports.ts";
import { median } from "./figures.ts";
import type { MinuteFigures } from "./ports/insight-store.ts";

const MINUTE_MS = 60_000;
const SAMPLE = 500;

/** Writes down how the desk stands in this minute; several processes doing so at once write the same row. */
export async function recordMinute(
  ports: Pick<DeskPorts, "complaints" | "agents" | "insights" | "clock">,
): Promise<MinuteFigures> {
  const now = ports.clock.now();
  const [oldest, waiting, agents, waits] = await Promise.all([
    ports.complaints.oldestOpenAt(),
    ports.complaints.countOpen(),
    ports.agents.list(),
    ports.insights.waitsSince(new Date(now.getTime() - MINUTE_MS), SAMPLE),
  ]);
  const figures: MinuteFigures = {
    at: new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS),
    waiting,
    longestWaitMs: oldest ? now.getTime() - oldest.getTime() : 0,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    medianTimeToAgentMs: median(waits.map((wait) => wait.assignedAfterMs)),
  };
  await ports.insights.recordMinute(figures);
  return figures;
}
