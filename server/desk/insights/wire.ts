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
  /** Since when its customer waits; opening it again begins a new wait at the old place. */
  waitingSince: Instant,
  position: z.int(),
  /** Why it stands where it stands, in words. */
  reason: z.string(),
});
export type LineTicket = z.infer<typeof LineTicket>;

/** What keeps one complaint in line. */
export const WhyWaiting = z.object({
  /** In words, as in the line. */
  reason: z.string(),
  /** Who lost it last to a person's decision, while it does not come to them. */
  declined: z.object({ agentId: z.string(), name: z.string(), until: Instant }).nullable(),
  /** Whether it could come to anybody else who works here, on duty or not. */
  isForOthers: z.boolean(),
});
export type WhyWaiting = z.infer<typeof WhyWaiting>;

export const BoardAgent = AgentView.extend({
  current: z.array(z.object({ _id: z.string(), complaintId: z.string(), title: z.string(), since: Instant })),
  resolvedToday: z.int(),
});
export type BoardAgent = z.infer<typeof BoardAgent>;

const Figure = z.object({
  value: z.number().nullable(),
  /** The last 60 minutes, oldest first; null where nobody knows. */
  series: z.array(z.number().nullable()),
});

/** A complaint whose turn is its customer's. */
const TicketOnCustomer = z.object({
  _id: z.string(),
  complaintId: z.string(),
  title: z.string(),
  /** Whose it is, to whom the answer goes. */
  agent: z.string().nullable(),
  /** When its customer was last told or asked something: since then it is their turn. */
  quietSince: Instant,
});

/** The supervisor's live board: four figures with a value a minute for the last hour, the line, the agents. */
export const Board = z.object({
  at: Instant,
  /** By which zone's clock today begins. */
  timeZone: z.string(),
  waiting: Figure,
  longestWaitMs: Figure,
  freeAgents: Figure,
  medianTimeToAgentMs: Figure,
  /** Waits that ended today: to how many something was said when they began, and for how many of these it was true. */
  statedWaits: z.object({ ended: z.int(), stated: z.int(), held: z.int() }),
  /** Wait after which a promise is in danger, by priority. */
  targetsMs: z.record(z.string(), z.number()),
  line: z.array(LineTicket),
  lineTotal: z.int(),
  /** Those first whose customer has been silent the longest. */
  onCustomer: z.array(TicketOnCustomer),
  onCustomerTotal: z.int(),
  agents: z.array(BoardAgent),
});
export type Board = z.infer<typeof Board>;

/** One in an agent's hands. */
export const MyTicket = Complaint.extend({
  unread: z.boolean(),
  /** When it came to its agent. */
  assignedAt: Instant.nullable(),
  /** The customer's newest words while nobody has answered them, one line of it; null when the last word is the desk's. */
  answer: z.object({ at: Instant, text: z.string() }).nullable(),
});
export type MyTicket = z.infer<typeof MyTicket>;

export const Desk = z.object({
  agent: AgentView,
  /** With words that the agent has not read first, longest first; then In Progress, then waiting on the customer. */
  mine: z.array(MyTicket),
  /** The head of the line that this agent can take. */
  line: z.array(LineTicket),
  lineTotal: z.int(),
  today: z.object({
    /** By which zone's clock it begins. */
    timeZone: z.string(),
    resolved: z.int(),
    medianHandleMs: z.number().nullable(),
    rating: z.number().nullable(),
  }),
});
export type Desk = z.infer<typeof Desk>;

/** What becomes of an answer besides the page: a mail; none, as they wish; none before the address is confirmed; or nobody can read it there. */
export const AnswersGo = z.enum(["by-mail", "page-alone", "unconfirmed", "nowhere"]);
export type AnswersGo = z.infer<typeof AnswersGo>;

export const CustomerCard = z.object({
  _id: z.string(),
  name: z.string(),
  email: z.string(),
  memberSince: Instant,
  answersGo: AnswersGo,
  total: z.int(),
  earlier: z.array(Complaint),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

/** What somebody has here that is touched when they are shut out. */
export const Holdings = z.object({
  /** What is in progress with them, and how much of it is critical. */
  inHand: z.int(),
  critical: z.int(),
  /** What waits for its customer and is theirs; up to 100. */
  waiting: z.int(),
  /** What they filed themselves and has not ended; up to 100. */
  openComplaints: z.int(),
  isLastAdmin: z.boolean(),
});
export type Holdings = z.infer<typeof Holdings>;
