import type { NoticeStore, StoredNotice } from "../ports/outbox-store.ts";
import type { SubjectReader } from "../ports/subject-reader.ts";
import type { NoticeSubject } from "./notice.ts";
import { askedNoMore, concernsAnybody, namesAgent, noticesFor, type ToldEvent } from "./who-is-told.ts";

export interface TellPorts {
  readonly noticeStore: NoticeStore;
  readonly findSubject: SubjectReader["findSubject"];
  /** Hears of the notices that are new, once each per process that stored them. */
  readonly onNotices: (notices: readonly StoredNotice[], about: Pick<ToldEvent, "trial">) => void;
}

/**
 * Tells people about an event: once, however often and by however many processes it is called. Whoever was asked for help with its
 * ticket before, and is no more, need not read that any longer. What it is about is read, unless it is known. Resolves to false when there would be somebody to tell and the
 * ticket is gone.
 */
export function createTell({ noticeStore, findSubject, onNotices }: TellPorts) {
  return async (event: ToldEvent, known?: NoticeSubject): Promise<boolean> => {
    const { data } = event.body;
    if (!("ticketId" in data) || !concernsAnybody(event)) return true;
    const named = "agentId" in data ? data.agentId : undefined;
    const read = () => findSubject(data.ticketId, namesAgent(event.type) ? named : null);
    const subject = known ?? (await read());
    if (!subject) return false;
    const notices = noticesFor(event, subject);
    const stored = notices.length > 0 ? await noticeStore.insert(notices) : [];
    if (stored.length > 0) onNotices(stored, event);
    // Whoever ended it meanwhile found nothing to take back yet.
    const now = stored.some(({ type }) => type === "help") ? await read() : subject;
    const over = now ? askedNoMore(now) : [];
    if (over.length > 0) await noticeStore.takeBackHelp(over, subject.complaintId, event.at);
    return true;
  };
}
