import { z } from "zod";
import { MAX_CAPACITY } from "../agent.ts";
import { Availability, CategoryName, oneOf } from "../vocabulary.ts";
import { Complaint, Instant } from "./complaint.ts";

export const AgentView = z
  .object({
    _id: z.string(),
    name: z.string(),
    availability: Availability,
    /** In Progress tickets, whoever gave them. */
    load: z.int(),
    capacity: z.int(),
    skills: z.array(z.string()),
    /** When the shown availability began. */
    since: Instant,
  })
  .meta({ id: "Agent" });
export type AgentView = z.infer<typeof AgentView>;

export const SetAvailability = z.object({
  availability: z.enum(["available", "offline"], oneOf(["available", "offline"])),
});
export const SetCapacity = z.object({
  agentId: z.string(),
  capacity: z
    .int("A capacity is a whole number.")
    .min(1, "A capacity is at least 1.")
    .max(MAX_CAPACITY, `A capacity is at most ${MAX_CAPACITY}.`),
});
export const SetSkills = z.object({ agentId: z.string(), skills: z.array(CategoryName).max(50) });

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

export const CustomerCard = z.object({
  _id: z.string(),
  name: z.string(),
  email: z.string(),
  memberSince: Instant,
  total: z.int(),
  earlier: z.array(Complaint),
});
export type CustomerCard = z.infer<typeof CustomerCard>;
