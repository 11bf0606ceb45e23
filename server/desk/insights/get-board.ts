import { type Actor, requireRole } from "#server/core/actor.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { median, startOfDay, WAIT_TARGETS_MS } from "./figures.ts";
import { presentLine } from "./line.ts";
import type { Insights, InsightsRoom } from "./room.ts";
import type { MinuteFigures } from "./rows.ts";
import type { Board, BoardAgent } from "./wire.ts";

const LINE_SHOWN = 200;
const HOUR_MS = 3_600_000;
const SAMPLE = 1_000;

type BoardRoom = Complaints<"countOpen" | "oldestOpenAt"> &
  Agents<"list"> &
  Insights<"minuteFigures" | "waitsSince" | "resolvedSince"> &
  Pick<InsightsRoom, "store" | "clock">;

/** Everything the supervisor's board shows, as of one moment. */
export async function getBoard(room: BoardRoom, actor: Actor): Promise<Board> {
  requireRole(actor, "admin");
  const now = room.clock.now();
  const [line, lineTotal, oldest, agents, minutes, waits, resolved] = await Promise.all([
    room.store.listOpen({ limit: LINE_SHOWN, after: null, categories: null }),
    room.complaints.countOpen(),
    room.complaints.oldestOpenAt(),
    room.agents.list(),
    room.insights.minuteFigures(new Date(now.getTime() - HOUR_MS)),
    room.insights.waitsSince(startOfDay(now), SAMPLE),
    room.insights.resolvedSince(startOfDay(now)),
  ]);
  const held = await room.store.listHeld(agents.map((agent) => agent.id));
  const series = (key: Exclude<keyof MinuteFigures, "at">) => minutes.map((minute) => minute[key] ?? 0);
  return {
    at: now.toISOString(),
    waiting: { value: lineTotal, series: series("waiting") },
    longestWaitMs: { value: oldest ? now.getTime() - oldest.getTime() : 0, series: series("longestWaitMs") },
    freeAgents: {
      value: agents.filter((agent) => agent.availability === "available").length,
      series: series("freeAgents"),
    },
    medianTimeToAgentMs: {
      value: median(waits.map((wait) => wait.assignedAfterMs)),
      series: series("medianTimeToAgentMs"),
    },
    targetsMs: WAIT_TARGETS_MS,
    line: presentLine(line, agents),
    lineTotal,
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
