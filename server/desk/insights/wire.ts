import { z } from "zod";
import { Instant } from "#server/core/vocabulary.ts";
import { AgentView } from "#server/desk/agents/wire.ts";
import { Complaint } from "#server/desk/complaints/wire.ts";

export const LineTicket = z.object({
  _id: z.string(),
  complaintId: z.string(),
  title: z.string(),
  category: z.string(),
  priority: Complaint.shape.priority,
  createdAt: Instant,
  position: z.int(),
  /** Why it stands where it stands, in words. */
  reason: z.string(),
});
export type LineTicket = z.infer<typeof LineTicket>;

export const BoardAgent = AgentView.extend({
  current: z.array(z.object({ _id: z.string(), complaintId: z.string(), title: z.string(), since: Instant })),
  resolvedToday: z.int(),
});
export type BoardAgent = z.infer<typeof BoardAgent>;

const Figure = z.object({ value: z.number().nullable(), series: z.array(z.number()) });

/** The supervisor's live board: four figures with a value a minute for the last hour, the line, the agents. */
export const Board = z.object({
  at: Instant,
  waiting: Figure,
  longestWaitMs: Figure,
  freeAgents: Figure,
  medianTimeToAgentMs: Figure,
  /** Wait after which a promise is in danger, by priority. */
  targetsMs: z.record(z.string(), z.number()),
  line: z.array(LineTicket),
  lineTotal: z.int(),
  agents: z.array(BoardAgent),
});
export type Board = z.infer<typeof Board>;

export const Desk = z.object({
  agent: AgentView,
  /** In Progress first, then waiting on the customer. */
  mine: z.array(Complaint),
  /** The head of the line that this agent can take. */
  line: z.array(LineTicket),
  lineTotal: z.int(),
  today: z.object({ resolved: z.int(), medianHandleMs: z.number().nullable(), rating: z.number().nullable() }),
});
export type Desk = z.infer<typeof Desk>;
