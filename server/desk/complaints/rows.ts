import type { Types } from "mongoose";
import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { defineRows } from "#server/platform/db/rows.ts";
import { LINE_ORDER } from "./place-in-line.ts";

/** What rules know of a complaint as they know it, with the database's own ids; and what only readers and the relay need. */
export interface ComplaintRow
  extends WithOutbox,
    Omit<Ticket, "id" | "rev" | "userId" | "assignedTo" | "slot" | "erasedAt"> {
  userId: Types.ObjectId;
  assignedTo: Types.ObjectId | null;
  /** Absent without a place: the unique index covers documents that have the field at all. */
  slot?: string;
  description: string;
  /** Lower-case words of number, title and description, for prefix search. */
  words: string[];
  updatedAt: Date;
  firstAssignedMs: number | null;
  timeline: TimelineEntry[];
  /** Absent until its customer was erased. */
  erasedAt?: Date;
}

export const complaintRows = defineRows<ComplaintRow>("complaints", {
  // The one rule that no race can break: at most one ticket in each place of an agent.
  one_per_slot: { key: { slot: 1 }, unique: true, partialFilterExpression: { slot: { $exists: true } } },
  // The line in its order: dispatch passes, place in line, live board.
  line: { key: { status: 1, ...LINE_ORDER } },
  // The line as an agent with skills sees it.
  line_by_category: { key: { status: 1, category: 1, ...LINE_ORDER } },
  // What an agent holds: dispatch passes, the desk.
  held: { key: { assignedTo: 1, status: 1, dispatchAt: 1 } },
  // What the sweeper has to relay.
  outbox_due: { key: { outboxAt: 1 }, partialFilterExpression: { outboxAt: { $exists: true } } },
  // The number people use.
  human_id: { key: { complaintId: 1 }, unique: true },
  // A customer's own list, all of it or by status.
  customer: { key: { userId: 1, _id: -1 } },
  customer_status: { key: { userId: 1, status: 1, _id: -1 } },
  // Staff lists, newest first, by each filter.
  status_newest: { key: { status: 1, _id: -1 } },
  agent_newest: { key: { assignedTo: 1, _id: -1 } },
  category_newest: { key: { category: 1, _id: -1 } },
  priority_newest: { key: { priority: 1, _id: -1 } },
  // Search by words and their beginnings.
  words: { key: { words: 1 } },
  // What was solved lately: today's numbers.
  resolved: { key: { resolvedAt: 1 }, partialFilterExpression: { resolvedAt: { $gt: new Date(0) } } },
  // How long people waited lately.
  created: { key: { createdAt: 1 } },
});
