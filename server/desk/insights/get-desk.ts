import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { takingByHand } from "#server/core/taking.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { dayOf } from "#server/desk/hours/calendar-day.ts";
import { mean, median } from "./figures.ts";
import { presentLine } from "./line.ts";
import { presentMine } from "./mine.ts";
import type { Insights, InsightsRoom } from "./room.ts";
import type { Desk } from "./wire.ts";

const LINE_SHOWN = 20;
const HELD = ["In Progress", "Waiting on Customer"] as const;

type DeskRoom = Agents<"find" | "list"> &
  Complaints<"list" | "countOpen"> &
  Insights<"resolvedSince"> &
  Pick<InsightsRoom, "store" | "clock" | "hours">;

/** An agent's desk: their state, their tickets, the line behind them, and how their day goes. */
export async function getDesk(room: DeskRoom, actor: Actor): Promise<Desk> {
  requireRole(actor, "agent");
  const agent = await room.agents.find(agentIdOf(actor.id));
  if (!agent) throw new DomainError("agent.not-found", { key: "refusals.agent.noDesk" });
  const { timeZone } = await room.hours.read();
  const [mine, line, lineTotal, agents, resolved] = await Promise.all([
    room.complaints.list({ ...ANY_COMPLAINT, assignedTo: agent.id, statuses: HELD, limit: MOST_LISTED.mine }, actor.id),
    room.store.listOpen({ limit: LINE_SHOWN, after: null, takes: takingByHand(agent) }),
    room.complaints.countOpen(),
    room.agents.list(),
    room.insights.resolvedSince(dayOf(room.clock.now(), timeZone).start),
  ]);
  const today = resolved.filter((entry) => entry.agentId === agent.id);
  return {
    agent: presentAgent(agent, mine.filter(({ ticket }) => ticket.status === "In Progress").length),
    mine: presentMine(mine, agent),
    line: presentLine(line, agents, room.clock.now()),
    lineTotal,
    today: {
      timeZone,
      resolved: today.length,
      medianHandleMs: median(today.map((entry) => entry.handledMs)),
      rating: mean(today.flatMap((entry) => (entry.score === null ? [] : [entry.score]))),
    },
  };
}
