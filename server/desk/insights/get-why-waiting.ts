import { type Actor, requireRole } from "#server/core/actor.ts";
import { actsAsStaff } from "#server/core/relation.ts";
import { wordsOf } from "#server/core/saying.ts";
import { mayTake } from "#server/core/taking.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { reasonToWait } from "./reason-to-wait.ts";
import type { InsightsRoom } from "./room.ts";
import type { WhyWaiting } from "./wire.ts";

type LineRoom = Complaints<"find" | "findByHumanId"> & Agents<"list"> & Pick<InsightsRoom, "clock">;

/** What keeps a complaint in line right now; null when it does not wait, and for whoever filed it: they are its customer. */
export async function getWhyWaiting(room: LineRoom, actor: Actor, ref: string): Promise<WhyWaiting | null> {
  requireRole(actor, "agent", "admin");
  const [{ ticket }, agents] = await Promise.all([findReadable(room, actor, ref), room.agents.list()]);
  if (ticket.status !== "Open" || !actsAsStaff(ticket, actor)) return null;
  const now = room.clock.now();
  const decline = ticket.declines.findLast(({ until }) => until > now);
  const name = agents.find(({ id }) => id === decline?.agentId)?.name ?? wordsOf({ key: "told.formerAgent" });
  return {
    reason: reasonToWait(ticket, agents, now),
    declined: decline ? { agentId: decline.agentId, name, until: decline.until.toISOString() } : null,
    isForOthers: agents.some((agent) => agent.id !== decline?.agentId && mayTake(agent, ticket, now)),
  };
}
