import type { NewTicket } from "#server/core/changes/file.ts";
import type { AgentId, TicketId, UserId } from "#server/core/ids.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";

/** A complaint with its texts. */
export interface StoredComplaint {
  readonly ticket: Ticket;
  readonly description: string;
  readonly updatedAt: Date;
}

export interface StoredConversation extends StoredComplaint {
  readonly timeline: readonly TimelineEntry[];
}

export interface ComplaintQuery {
  readonly statuses: readonly Status[] | null;
  readonly category: string | null;
  readonly priority: Priority | null;
  readonly userId: UserId | null;
  /** `null` means whoever, `none` nobody. */
  readonly assignedTo: AgentId | "none" | null;
  /** Beginnings of words, all of which must occur. */
  readonly words: readonly string[];
  /** Only complaints with a smaller id: newest first. */
  readonly before: TicketId | null;
  readonly limit: number;
}

/** Everything, newest first: what a caller narrows down. */
export const ANY_COMPLAINT: Omit<ComplaintQuery, "limit"> = {
  statuses: null,
  category: null,
  priority: null,
  userId: null,
  assignedTo: null,
  words: [],
  before: null,
};

export interface ComplaintStore {
  /** The next human number; numbers are never reused, gaps are possible. */
  nextNumber(): Promise<number>;
  /** Writes complaint and event in one document. Writing the same id again changes nothing and returns false. */
  insert(complaint: NewTicket): Promise<boolean>;
  find(id: TicketId): Promise<StoredComplaint | null>;
  findByHumanId(complaintId: string): Promise<StoredComplaint | null>;
  findConversation(id: TicketId): Promise<StoredConversation | null>;
  list(query: ComplaintQuery): Promise<StoredComplaint[]>;
  /** How many waiting tickets stand before this one. */
  countAhead(ticket: Ticket): Promise<number>;
  countOpen(): Promise<number>;
  /** When the ticket that has waited the longest was filed, wherever it stands in line; null when none waits. */
  oldestOpenAt(): Promise<Date | null>;
  countOfCustomer(userId: UserId): Promise<number>;
}
