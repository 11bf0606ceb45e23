import { z } from "zod";

/** Documents carry ObjectIds; outside the database they are 24 hex digits. */
export const DocumentId = z.string().regex(/^[0-9a-f]{24}$/i, "An id has 24 hexadecimal digits.");
export type TicketId = string & z.$brand<"TicketId">;
export type UserId = string & z.$brand<"UserId">;
/** An agent's id is their user's, and may stand wherever that may. */
export type AgentId = UserId & z.$brand<"AgentId">;
/** UUIDv7: sorts by time, and is the idempotency key of everything the event causes. */
export type EventId = string & z.$brand<"EventId">;

/** What somebody names, in either case: refused unless it can be the id of a document. */
export const TicketIdInput = DocumentId.toLowerCase().brand<"TicketId">();
export const UserIdInput = DocumentId.toLowerCase().brand<"UserId">();
export const AgentIdInput = UserIdInput.brand<"AgentId">();

// An id's kind cannot be seen in it. Only where it comes from tells: a field of a row, a claim that we signed, a fresh one.
export const ticketIdOf = (id: string): TicketId => id as TicketId;
export const userIdOf = (id: string): UserId => id as UserId;
/** Also for a user's id, where they are known to be an agent; one who is none is not found at any desk. */
export const agentIdOf = (id: string): AgentId => id as AgentId;
export const eventIdOf = (id: string): EventId => id as EventId;

const HUMAN_ID = /^COMP-\d{5,12}$/;

/** What a route was given: either id of a complaint, or nothing that can name one. */
export function parseComplaintRef(
  ref: string,
): { kind: "document"; id: TicketId } | { kind: "human"; id: string } | null {
  if (HUMAN_ID.test(ref)) return { kind: "human", id: ref };
  return DocumentId.safeParse(ref).success ? { kind: "document", id: ticketIdOf(ref.toLowerCase()) } : null;
}

export function humanId(sequence: number): string {
  return `COMP-${sequence}`;
}
