import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { findUsualWaitMs, type WaitRoom } from "./find-usual-wait.ts";

/** What somebody who is about to file may expect. */
export async function getExpectations(
  room: WaitRoom & Complaints<"countOpen"> & Agents<"list">,
): Promise<{ usualWaitMs: number | null; freeAgents: number; waiting: number }> {
  const [wait, agents, waiting] = await Promise.all([
    findUsualWaitMs(room),
    room.agents.list(),
    room.complaints.countOpen(),
  ]);
  return {
    usualWaitMs: wait,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    waiting,
  };
}
