import type { NoticeSubject } from "../events/notice.ts";
import type { AgentId, TicketId } from "../ids.ts";

/** Reads what an event is about, fresh from the database: payloads are trusted for ids only. */
export interface SubjectReader {
  /** With the agent that the event names, who need not have the ticket by now; with whoever has it where it names none; null for nobody. */
  findSubject(ticketId: TicketId, agentId?: AgentId | null): Promise<NoticeSubject | null>;
  exists(ticketId: TicketId): Promise<boolean>;
}
