import type { Types } from "mongoose";
import type { NoteCalls } from "#server/core/events/notice.ts";
import type { TagId, TrialId } from "#server/core/ids.ts";
import type { KeyUse } from "#server/core/once/once.ts";
import type { Decline, Made, Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { Channel } from "#server/core/vocabulary.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import type { ComplaintFile } from "#server/desk/files/wire.ts";
import { defineRows } from "#server/platform/db/rows.ts";
import { LINE_ORDER } from "./place-in-line.ts";
import type { Said } from "./said.ts";

export interface DeclineRow extends Omit<Decline, "agentId"> {
  agentId: Types.ObjectId;
}

/** What rules know of a complaint as they know it, with the database's own ids; and what only readers and the relay need. */
export interface ComplaintRow
  extends WithOutbox,
    Omit<
      Ticket,
      | "id"
      | "rev"
      | "tags"
      | "userId"
      | "trial"
      | "assignedTo"
      | "slot"
      | "declines"
      | "erasedAt"
      | "waitingSince"
      | "stated"
      | "help"
    > {
  userId: Types.ObjectId;
  /** Absent where a person filed it; see `REAL`. */
  trial?: TrialId | null;
  assignedTo: Types.ObjectId | null;
  /** Absent without a place: the unique index covers documents that have the field at all. */
  slot?: string;
  /** Absent before the first. */
  declines?: DeclineRow[];
  description: string;
  /** Absent in complaints of the version before. */
  channel?: Channel;
  /** Absent in those, too. */
  help?: Ticket["help"];
  /** Absent in those, too, until the first. */
  tags?: readonly TagId[];
  /** Words of number, title and description as a search spells them, found by their beginnings. */
  words: string[];
  /** By which rules they are spelled; none in complaints of the version before. */
  wordsVersion?: number | null;
  updatedAt: Date;
  firstAssignedMs: number | null;
  /** Absent in complaints that the version before wrote last. */
  waitingSince?: Date;
  /** Absent like that, too. */
  stated?: Ticket["stated"];
  /** When its customer got somebody, the first time since they began to wait, how long that took, and what had been said; absent until then. */
  waitEndedAt?: Date;
  waitedMs?: number;
  waitStated?: Ticket["stated"];
  timeline: TimelineEntry[];
  /** Every file that its timeline names, the oldest first; absent before the first. */
  files?: ComplaintFile[];
  /** The newest words of its timeline; absent before the first, and in complaints that the version before wrote last. */
  said?: Said;
  /** Whom its notes call; absent before the first that calls anybody. */
  calls?: NoteCalls[];
  /** By a person's id, what `rev` was when they opened it last. It is no change of the complaint, and bumps nothing. */
  seen?: Record<string, number>;
  /** What `rev` became when staff last moved it in a way that is news to its customer; absent before the first. */
  movedRev?: number;
  /** Absent until its customer was erased. */
  erasedAt?: Date;
  /** The key that it was filed with; absent without one. */
  filedKey?: string;
  /** What was asked with it, and when. */
  filedFor?: Omit<KeyUse, "key">;
  /** What came with a key in the last day, and few from before; absent before the first. */
  made?: Made[];
}

export const complaintRows = defineRows<ComplaintRow>("complaints", {
  // The one rule that no race can break: at most one ticket in each place of an agent.
  one_per_slot: { key: { slot: 1 }, unique: true, partialFilterExpression: { slot: { $exists: true } } },
  // One key files one complaint.
  one_per_key: { key: { filedKey: 1 }, unique: true, partialFilterExpression: { filedKey: { $exists: true } } },
  // The line in its order: dispatch passes, place in line, live board.
  line: { key: { status: 1, ...LINE_ORDER } },
  // The line as an agent with skills sees it.
  line_by_category: { key: { status: 1, category: 1, ...LINE_ORDER } },
  // Whose decline has just ended, of what waits in line.
  declined: {
    key: { status: 1, "declines.until": 1 },
    partialFilterExpression: { "declines.until": { $exists: true } },
  },
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
  tags_newest: { key: { tags: 1, _id: -1 } },
  // Where somebody asks for help, newest first.
  asks_help: { key: { "help.at": 1, _id: -1 }, partialFilterExpression: { "help.at": { $gt: new Date(0) } } },
  // Search by words and their beginnings.
  words: { key: { words: 1 } },
  // Which of them are spelled by earlier rules.
  words_version: { key: { wordsVersion: 1 } },
  // What was solved lately: today's numbers.
  resolved: { key: { resolvedAt: 1 }, partialFilterExpression: { resolvedAt: { $gt: new Date(0) } } },
  // How long people waited lately.
  waited: { key: { waitEndedAt: 1 }, partialFilterExpression: { waitEndedAt: { $gt: new Date(0) } } },
  // What was filed lately: who may still come and stand before others.
  created: { key: { createdAt: 1 } },
  // What experiments left, to be cleaned away.
  trial: { key: { trial: 1 }, partialFilterExpression: { trial: { $exists: true } } },
  // Who waits the longest, wherever they stand in line.
  waiting: { key: { waitingSince: 1, _id: 1 }, partialFilterExpression: { status: { $eq: "Open" } } },
});
