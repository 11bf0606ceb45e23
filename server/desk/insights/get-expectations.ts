import type { Actor } from "#server/core/actor.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { type FilingRules, prioritiesFor } from "#server/desk/complaints/filing-rules.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { findUsualWaitMs, type WaitRoom } from "./find-usual-wait.ts";

/** What somebody who is about to file may expect. */
export async function getExpectations(
  room: WaitRoom & Complaints<"countOpen"> & Agents<"list"> & { readonly filing: FilingRules },
  actor: Actor,
): Promise<{ usualWaitMs: number | null; freeAgents: number; waiting: number; priorities: readonly Priority[] }> {
  const [wait, agents, waiting] = await Promise.all([
    findUsualWaitMs(room),
    room.agents.list(),
    room.complaints.countOpen(),
  ]);
  return {
    usualWaitMs: wait,
    freeAgents: agents.filter((agent) => agent.availability === "available").length,
    waiting,
    priorities: prioritiesFor(room.filing, actor),
  };
}
