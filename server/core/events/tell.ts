import type { NoticeStore, StoredNotice } from "../ports/outbox-store.ts";
import type { SubjectReader } from "../ports/subject-reader.ts";
import { noticesFor, type ToldEvent } from "./who-is-told.ts";

export interface TellPorts {
  readonly noticeStore: NoticeStore;
  readonly findSubject: SubjectReader["findSubject"];
  /** Hears of the notices that are new, once each per process that stored them. */
  readonly onNotices: (notices: readonly StoredNotice[]) => void;
}

/** Tells people about an event: once, however often and by however many processes it is called. */
export function createTell({ noticeStore, findSubject, onNotices }: TellPorts) {
  return async (event: ToldEvent): Promise<void> => {
    const { data } = event.body;
    const subject = "ticketId" in data ? await findSubject(data.ticketId) : null;
    if (!subject) return;
    const notices = noticesFor(event, subject);
    const stored = notices.length > 0 ? await noticeStore.insert(notices) : [];
    if (stored.length > 0) onNotices(stored);
  };
}
