import type { UserId } from "#server/core/ids.ts";
import type { KeyUse } from "#server/core/once/once.ts";
import type { Made, Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { Channel } from "#server/core/vocabulary.ts";
import type { ComplaintFile } from "#server/desk/files/wire.ts";
import { TICKET_FIELDS, type TicketRow, toTicket } from "./mapping.ts";
import type { ComplaintRow } from "./rows.ts";
import type { Said } from "./said.ts";

/** A complaint with its texts. */
export interface StoredComplaint {
  readonly ticket: Ticket;
  readonly description: string;
  /** By what it was filed; null where nobody knows any more. */
  readonly channel: Channel | null;
  readonly updatedAt: Date;
  /** The oldest first. */
  readonly files: readonly ComplaintFile[];
}

/** One as its reader knows it. */
export interface ReadComplaint extends StoredComplaint {
  readonly said: Said;
  /** What `rev` was when staff last moved it in a way that is news to its customer; null when they never did. */
  readonly movedRev: number | null;
  /** What `rev` was when this reader opened it last; null when they never did. */
  readonly seenRev: number | null;
}

export interface StoredConversation extends ReadComplaint {
  readonly timeline: readonly TimelineEntry[];
}

/** One by its id, as whoever changes it reads it: with the keys that it honours. */
export interface FoundComplaint extends StoredComplaint {
  readonly made: readonly Made[];
  readonly said: Said;
}

/** One by the key that it was filed with. */
export interface FiledComplaint extends StoredComplaint {
  readonly filedWith: KeyUse;
}

export const STORED_FIELDS = { ...TICKET_FIELDS, description: 1, channel: 1, updatedAt: 1, files: 1 } as const;
export type StoredRow = TicketRow & Pick<ComplaintRow, "description" | "channel" | "updatedAt" | "files">;

export const FOUND_FIELDS = { ...STORED_FIELDS, made: 1, said: 1 } as const;
export type FoundRow = StoredRow & Pick<ComplaintRow, "made" | "said">;

export function toStored(row: StoredRow): StoredComplaint {
  const { description, updatedAt, files = [] } = row;
  // Of complaints of the version before nobody knows.
  return { ticket: toTicket(row), description, channel: row.channel ?? null, updatedAt, files };
}

export function toFound(row: FoundRow): FoundComplaint {
  return { ...toStored(row), made: row.made ?? [], said: row.said ?? {} };
}

export type ReadRow = StoredRow & Pick<ComplaintRow, "said" | "seen" | "movedRev">;

/** What is read of it for one person: of what others have opened nothing. */
export function fieldsFor(reader: UserId) {
  return { ...STORED_FIELDS, said: 1, movedRev: 1, [`seen.${reader}`]: 1 };
}

export function toRead(row: ReadRow, reader: UserId): ReadComplaint {
  const { said = {}, movedRev = null, seen } = row;
  return { ...toStored(row), said, movedRev, seenRev: seen?.[reader] ?? null };
}
