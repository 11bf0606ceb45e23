import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { type Due, defineDue, type Span } from "#server/platform/db/due.ts";

const waiting = ({ until }: Span) => ({ outboxAt: { $lte: until } });

/** Whose outbox the sweeper may take: entries that their writer, or a sweeper that had them, left behind. */
export const dueOutboxes: readonly Due[] = [
  defineDue(complaintRows, waiting, "outboxAt"),
  defineDue(agentRows, waiting, "outboxAt"),
];
