import { z } from "zod";

/** Documents carry ObjectIds; outside the database they are 24 hex digits. */
export const DocumentId = z.string().regex(/^[0-9a-f]{24}$/i, "An id has 24 hexadecimal digits.");
export type TicketId = string;
export type AgentId = string;
export type UserId = string;
/** UUIDv7: sorts by time, and is the idempotency key of everything the event causes. */
export type EventId = string;

const HUMAN_ID = /^COMP-\d{5,12}$/;

/** What a route was given: either id of a complaint, or nothing that can name one. */
export function parseComplaintRef(ref: string): { kind: "document" | "human"; id: string } | null {
  if (HUMAN_ID.test(ref)) return { kind: "human", id: ref };
  return DocumentId.safeParse(ref).success ? { kind: "document", id: ref.toLowerCase() } : null;
}

export function humanId(sequence: number): string {
  return `COMP-${sequence}`;
}
