import type { NoticeSubject } from "../events/notice.ts";
import type { TicketId } from "../ids.ts";

/** Reads what an event is about, fresh from the database: payloads are trusted for ids only. */
export interface SubjectReader {
  findSubject(ticketId: TicketId): Promise<NoticeSubject | null>;
  exists(ticketId: TicketId): Promise<boolean>;
}
