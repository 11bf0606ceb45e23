import { z } from "zod";
import { said } from "./said.ts";

// Patterns of what comes in stand in the API's document, where no flag goes with them: either case is spelled out.
const DOCUMENT_ID = /^[0-9a-fA-F]{24}$/;
const COMPLAINT_REF = /^(?:(?:[Cc][Oo][Mm][Pp]-?)?[1-9][0-9]{4,11}|[0-9a-fA-F]{24})$/;

/** Documents carry ObjectIds; outside the database they are 24 hex digits. */
export const DocumentId = documentId();
export type TicketId = string & z.$brand<"TicketId">;
export type UserId = string & z.$brand<"UserId">;
/** An agent's id is their user's, and may stand wherever that may. */
export type AgentId = UserId & z.$brand<"AgentId">;
/** UUIDv7: sorts by time, and is the idempotency key of everything the event causes. */
export type EventId = string & z.$brand<"EventId">;
export type TeamId = string & z.$brand<"TeamId">;
export type MacroId = string & z.$brand<"MacroId">;
export type TagId = string & z.$brand<"TagId">;
/** One run of an experiment, by which everything that it brings in is marked. */
export type TrialId = string & z.$brand<"TrialId">;

/** A file that somebody sent. */
export type FileId = string & z.$brand<"FileId">;

/** What somebody names, in either case: refused unless it can be the id of a document. */
export const TicketIdInput = DocumentId.toLowerCase().brand<"TicketId">();
export const FileIdInput = DocumentId.toLowerCase().brand<"FileId">();
export const UserIdInput = DocumentId.toLowerCase().brand<"UserId">();
export const AgentIdInput = agentIdInput();
export const TeamIdInput = DocumentId.toLowerCase().brand<"TeamId">();
export const MacroIdInput = DocumentId.toLowerCase().brand<"MacroId">();
export const TagIdInput = DocumentId.toLowerCase().brand<"TagId">();

/** With a sentence of its own for whoever names nobody. */
export function agentIdInput(missing?: string) {
  return documentId(missing).toLowerCase().brand<"UserId">().brand<"AgentId">();
}

function documentId(missing?: string) {
  return z.string(missing).regex(DOCUMENT_ID, said("fields.id"));
}

// An id's kind cannot be seen in it. Only where it comes from tells: a field of a row, a claim that we signed, a fresh one.
export const ticketIdOf = (id: string): TicketId => id as TicketId;
export const userIdOf = (id: string): UserId => id as UserId;
/** Also for a user's id, where they are known to be an agent; one who is none is not found at any desk. */
export const agentIdOf = (id: string): AgentId => id as AgentId;
export const eventIdOf = (id: string): EventId => id as EventId;
export const teamIdOf = (id: string): TeamId => id as TeamId;
export const macroIdOf = (id: string): MacroId => id as MacroId;
export const tagIdOf = (id: string): TagId => id as TagId;
export const fileIdOf = (id: string): FileId => id as FileId;
export const trialIdOf = (id: string): TrialId => id as TrialId;

/**
 * What a route was given: either id of a complaint, or nothing that can name one. The human one as people write it:
 * `COMP-` in either case and its number, with or without the hyphen, or the number alone.
 */
export function parseComplaintRef(
  ref: string,
): { kind: "document"; id: TicketId } | { kind: "human"; id: string } | null {
  if (!COMPLAINT_REF.test(ref)) return null;
  if (DOCUMENT_ID.test(ref)) return { kind: "document", id: ticketIdOf(ref.toLowerCase()) };
  return { kind: "human", id: humanId(Number(ref.replace(/^\D*/, ""))) };
}

/**
 * Either id in an address: described, and not checked where it comes in. Whatever looks otherwise can name nothing, and the
 * verb says so as of any id that is nobody's.
 */
export const ComplaintIdText = z.string().meta({ pattern: COMPLAINT_REF.source });

export function humanId(sequence: number): string {
  return `COMP-${sequence}`;
}
