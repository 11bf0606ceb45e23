import type { AssignmentReason } from "./assignment-reason.ts";
import type { OutboxEntry } from "./events/event.ts";
import type { AgentId, TicketId, UserId } from "./ids.ts";
import type { TimelineEntry } from "./timeline.ts";
import type { Priority, Status } from "./vocabulary.ts";

/** How the current agent came to the ticket; decides what they keep when they go off duty. */
export type AssignedBy = "auto" | "manual" | "self" | "return";

export interface Assignment {
  /** Names this one assignment; notifications and read-backs are keyed by it. */
  readonly token: string;
  readonly at: Date;
  readonly by: AssignedBy;
  readonly why: AssignmentReason;
}

export interface Rating {
  readonly score: number;
  readonly comment: string;
  readonly at: Date;
}

/** The complaint as rules see it. Every write bumps `rev` and is conditional on the `rev` that was read. */
export interface Ticket {
  readonly id: TicketId;
  readonly complaintId: string;
  readonly userId: UserId;
  readonly title: string;
  readonly category: string;
  readonly priority: Priority;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
  readonly slot: string | null;
  readonly assign: Assignment | null;
  /** The current agent has answered the customer since the ticket came to them. */
  readonly replied: boolean;
  readonly rev: number;
  readonly dispatchAt: Date;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly rating: Rating | null;
  readonly comments: number;
  /** Since when its texts are gone, with everything else of the customer; nobody can add any. */
  readonly erasedAt: Date | null;
}

type Writable = Pick<
  Ticket,
  | "status"
  | "assignedTo"
  | "slot"
  | "assign"
  | "replied"
  | "priority"
  | "dispatchAt"
  | "resolvedAt"
  | "closedAt"
  | "firstResponseAt"
  | "rating"
  | "comments"
>;

/** One single-document write: the new values, what the timeline gains, and the one event that says so. `slot: null` takes the field away. */
export interface TicketChange {
  readonly set: Partial<Writable>;
  readonly timeline: readonly TimelineEntry[];
  readonly event: OutboxEntry;
}
