import { DocumentId } from "../ids.ts";
import type { NoticeStore, StoredNotice } from "../ports/outbox-store.ts";
import type { SubjectReader } from "../ports/subject-reader.ts";
import type { OutboxEntry } from "./event.ts";
import { noticesFor } from "./notice.ts";

export interface TellPorts {
  readonly noticeStore: NoticeStore;
  readonly findSubject: SubjectReader["findSubject"];
  /** Hears of the notices that are new, once each per process that stored them. */
  readonly onNotices: (notices: readonly StoredNotice[]) => void;
}

/** Tells people about an event: once, however often and by however many processes it is called. */
export function createTell({ noticeStore, findSubject, onNotices }: TellPorts) {
  return async (event: Pick<OutboxEntry, "id" | "type" | "at" | "body">): Promise<void> => {
    const ticketId = DocumentId.safeParse(event.body.data["ticketId"]);
    const subject = ticketId.success ? await findSubject(ticketId.data) : null;
    if (!subject) return;
    const notices = noticesFor(event, subject);
    const stored = notices.length > 0 ? await noticeStore.insert(notices) : [];
    if (stored.length > 0) onNotices(stored);
  };
}
