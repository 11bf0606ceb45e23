import type { TrialId } from "#server/core/ids.ts";
import type { Availability } from "#server/core/vocabulary.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { defineRows } from "#server/platform/db/rows.ts";

export interface AgentRow extends WithOutbox {
  name: string;
  /** Absent for people; see `REAL`. */
  trial?: TrialId | null;
  skills: string[];
  onDuty: boolean;
  capacity: number;
  availability: Availability;
  /** When the shown availability began. */
  since: Date;
  hintRev: number;
  /** What the last writer of the availability signed with; absent until it is derived for the first time. */
  hintBy?: string;
  idleSince: Date;
  /** Since when they are away; absent in rows that know nothing of it, whose agents are there until it shows otherwise. */
  awaySince?: Date | null;
  /** What they said of being off duty, and until when. */
  reason?: string | null;
  until?: Date | null;
  /** The last sign of life of an open page, and of a program that changed something in their name. */
  seenAt?: Date | null;
  calledAt?: Date | null;
  deletedAt: Date | null;
}

export const agentRows = defineRows<AgentRow>("agents", {
  // Who is free, longest first: dispatch passes.
  free: { key: { onDuty: 1, availability: 1, idleSince: 1 } },
  // Who is there, longest unseen first: who has gone.
  there: { key: { awaySince: 1, seenAt: 1 } },
  // Whom experiments left, to be cleaned away.
  trial: { key: { trial: 1 }, partialFilterExpression: { trial: { $exists: true } } },
  outbox_due: { key: { outboxAt: 1 }, partialFilterExpression: { outboxAt: { $exists: true } } },
});
