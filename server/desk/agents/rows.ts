import type { Availability } from "#server/core/vocabulary.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { defineRows } from "#server/platform/db/rows.ts";

export interface AgentRow extends WithOutbox {
  name: string;
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
  deletedAt: Date | null;
}

export const agentRows = defineRows<AgentRow>("agents", {
  // Who is free, longest first: dispatch passes.
  free: { key: { onDuty: 1, availability: 1, idleSince: 1 } },
  outbox_due: { key: { outboxAt: 1 }, partialFilterExpression: { outboxAt: { $exists: true } } },
});
