import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { TICKET_FIELDS, type TicketRow, toTicket } from "./mapping.ts";
import type { ComplaintRow } from "./rows.ts";

/** A complaint with its texts. */
export interface StoredComplaint {
  readonly ticket: Ticket;
  readonly description: string;
  readonly updatedAt: Date;
}

export interface StoredConversation extends StoredComplaint {
  readonly timeline: readonly TimelineEntry[];
}

export const STORED_FIELDS = { ...TICKET_FIELDS, description: 1, updatedAt: 1 } as const;
export type StoredRow = TicketRow & Pick<ComplaintRow, "description" | "updatedAt">;

export function toStored(row: StoredRow): StoredComplaint {
  return { ticket: toTicket(row), description: row.description, updatedAt: row.updatedAt };
}
