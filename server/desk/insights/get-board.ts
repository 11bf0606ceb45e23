import { type Actor, requireRole } from "#server/core/actor.ts";
import { wordsOf } from "#server/core/saying.ts";
import { ANYTHING } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { dayOf } from "#server/desk/hours/calendar-day.ts";
import { median, WAIT_TARGETS_MS } from "./figures.ts";
import { lastHour } from "./last-hour.ts";
import { presentLine } from "./line.ts";
import type { Insights, InsightsRoom } from "./room.ts";
import { statedWaits } from "./stated-waits.ts";
import type { Board, BoardAgent } from "./wire.ts";

const LINE_SHOWN = 200;
/** Of those whose customer has been silent the longest. */
const ON_CUSTOMER_SHOWN = 50;
const HOUR_MS = 3_600_000;
const SAMPLE = 1_000;

type BoardRoom = Complaints<"countOpen" | "longestWaitSince"> &
  Agents<"list"> &
  Insights<"minuteFigures" | "waitsSince" | "resolvedSince" | "waitingOnCustomer"> &
  Pick<InsightsRoom, "store" | "clock" | "hours">;

/** Everything the supervisor's board shows, as of one moment. */
export async function getBoard(room: BoardRoom, actor: Actor): Promise<Board> {
  requireRole(actor, "admin");
  const now = room.clock.now();
  const { timeZone } = await room.hours.read();
  const today = dayOf(now, timeZone).start;
  const [line, lineTotal, oldest, agents, minutes, waits, resolved, onCustomer] = await Promise.all([
    room.store.listOpen({ limit: LINE_SHOWN, after: null, takes: ANYTHING }),
    room.complaints.countOpen(),
    room.complaints.longestWaitSince(),
    room.agents.list(),
    room.insights.minuteFigures(new Date(now.getTime() - HOUR_MS)),
    room.insights.waitsSince(today, SAMPLE),
    room.insights.resolvedSince(today),
    room.insights.waitingOnCustomer(SAMPLE),
  ]);
  const held = await room.store.listHeld(agents.map((agent) => agent.id));
  const series = (key: Parameters<typeof lastHour>[1]) => lastHour(minutes, key, now);
  const nameOf = new Map(agents.map((agent) => [agent.id, agent.name]));
  return {
    at: now.toISOString(),
    timeZone,
    waiting: { value: lineTotal, series: series("waiting") },
    longestWaitMs: { value: oldest ? now.getTime() - oldest.getTime() : 0, series: series("longestWaitMs") },
    freeAgents: {
      value: agents.filter((agent) => agent.availability === "available").length,
      series: series("freeAgents"),
    },
    medianTimeToAgentMs: {
      value: median(waits.map((wait) => wait.waitedMs)),
      series: series("medianTimeToAgentMs"),
    },
    statedWaits: statedWaits(waits),
    targetsMs: WAIT_TARGETS_MS,
    line: presentLine(line, agents, now),
    lineTotal,
    onCustomer: onCustomer.slice(0, ON_CUSTOMER_SHOWN).map(({ agentId, quietSince, ...ticket }) => ({
      ...ticket,
      agent: agentId && (nameOf.get(agentId) ?? wordsOf({ key: "told.formerAgent" })),
      quietSince: quietSince.toISOString(),
    })),
    onCustomerTotal: onCustomer.length,
    agents: agents.map((agent) => {
      const mine = held.filter((ticket) => ticket.assignedTo === agent.id);
      return {
        ...presentAgent(agent, mine.length),
        current: mine.map(currentTicket),
        resolvedToday: resolved.filter((entry) => entry.agentId === agent.id).length,
      };
    }),
  };
}

function currentTicket(ticket: Ticket): BoardAgent["current"][number] {
  return {
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    since: (ticket.assign?.at ?? ticket.createdAt).toISOString(),
  };
}
