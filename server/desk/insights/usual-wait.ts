import type { DeskPorts } from "#server/desk/desk-ports.ts";
import { median } from "./figures.ts";

const DAY_MS = 86_400_000;
const SAMPLE = 200;
/** Fewer than this is an anecdote, and an anecdote is no promise. */
const ENOUGH = 5;

/** Median time from filing to an agent over the last day, in ms; null when too little is known to say anything. */
export async function usualWaitMs(ports: Pick<DeskPorts, "insights" | "clock">): Promise<number | null> {
  const since = new Date(ports.clock.now().getTime() - DAY_MS);
  const waits = await ports.insights.waitsSince(since, SAMPLE);
  return waits.length < ENOUGH ? null : median(waits.map((wait) => wait.assignedAfterMs));
}

/** What somebody who is about to file may expect. */
export async function filingExpectations(
  ports: Pick<DeskPorts, "insights" | "clock" | "complaints" | "agents">,
): Promise<{ usualWaitMs: number | null; freeAgents: number; waiting: number }> {
  const [wait, agents, waiting] = await Promise.all([
    usualWaitMs(ports),
    ports.agents.list(),
    ports.complaints.countOpen(),
  ]);
  return {
    usualWaitMs: wait,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    waiting,
  };
}
