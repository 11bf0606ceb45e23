import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { presentComplaint } from "#server/desk/complaints/present.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { mean, median, startOfDay } from "./figures.ts";
import { presentLine } from "./line.ts";
import type { Insights, InsightsRoom } from "./room.ts";
import type { Desk } from "./wire.ts";

const LINE_SHOWN = 20;
const MINE_SHOWN = 50;
const HELD = ["In Progress", "Waiting on Customer"] as const;

type DeskRoom = Agents<"find" | "list"> &
  Complaints<"list" | "countOpen"> &
  Insights<"resolvedSince"> &
  Pick<InsightsRoom, "store" | "clock">;

/** An agent's desk: their state, their tickets, the line behind them, and how their day goes. */
export async function getDesk(room: DeskRoom, actor: Actor): Promise<Desk> {
  requireRole(actor, "agent");
  const agent = await room.agents.find(agentIdOf(actor.id));
  if (!agent) throw new DomainError("agent.not-found", "You have no desk yet. Ask an admin to make you an agent.");
  const categories = agent.skills.length > 0 ? agent.skills : null;
  const [mine, line, lineTotal, agents, resolved] = await Promise.all([
    room.complaints.list({ ...ANY_COMPLAINT, assignedTo: agent.id, statuses: HELD, limit: MINE_SHOWN }),
    room.store.listOpen({ limit: LINE_SHOWN, after: null, categories }),
    room.complaints.countOpen(),
    room.agents.list(),
    room.insights.resolvedSince(startOfDay(room.clock.now())),
  ]);
  const today = resolved.filter((entry) => entry.agentId === agent.id);
  const names = new Map([[agent.id, agent.name]]);
  const active = mine.filter(({ ticket }) => ticket.status === "In Progress");
  const waiting = mine.filter(({ ticket }) => ticket.status !== "In Progress");
  const byAssignment = active.toSorted(
    (a, b) => (a.ticket.assign?.at.getTime() ?? 0) - (b.ticket.assign?.at.getTime() ?? 0),
  );
  return {
    agent: presentAgent(agent, active.length),
    mine: [...byAssignment, ...waiting].map((complaint) => presentComplaint(complaint, names)),
    line: presentLine(line, agents),
    lineTotal,
    today: {
      resolved: today.length,
      medianHandleMs: median(today.map((entry) => entry.handledMs)),
      rating: mean(today.flatMap((entry) => (entry.score === null ? [] : [entry.score]))),
    },
  };
}
