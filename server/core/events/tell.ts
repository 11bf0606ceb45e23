import type { NoticeStore, StoredNotice } from "../ports/outbox-store.ts";
import type { SubjectReader } from "../ports/subject-reader.ts";
import { concernsAnybody, noticesFor, type ToldEvent } from "./who-is-told.ts";

export interface TellPorts {
  readonly noticeStore: NoticeStore;
  readonly findSubject: SubjectReader["findSubject"];
  /** Hears of the notices that are new, once each per process that stored them. */
  readonly onNotices: (notices: readonly StoredNotice[], about: Pick<ToldEvent, "trial">) => void;
}

/**
 * Tells people about an event: once, however often and by however many processes it is called. Resolves to false when
 * there would be somebody to tell and the ticket is gone.
 */
export function createTell({ noticeStore, findSubject, onNotices }: TellPorts) {
  return async (event: ToldEvent): Promise<boolean> => {
    const { data } = event.body;
    if (!("ticketId" in data) || !concernsAnybody(event)) return true;
    const subject = await findSubject(data.ticketId, "agentId" in data ? data.agentId : undefined);
    if (!subject) return false;
    const notices = noticesFor(event, subject);
    const stored = notices.length > 0 ? await noticeStore.insert(notices) : [];
    if (stored.length > 0) onNotices(stored, event);
    return true;
  };
}
