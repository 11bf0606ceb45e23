import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { AssignmentEntry } from "#server/core/events/event.ts";
import { createTell } from "#server/core/events/tell.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { SubjectReader } from "#server/core/ports/subject-reader.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import type { Database } from "#server/platform/db/database.ts";

export interface TellerPorts {
  readonly db: Database;
  readonly findSubject: SubjectReader["findSubject"];
  /** Hears of every notice that is new. */
  readonly onNotices: (notices: readonly StoredNotice[]) => void;
}

/** Tells people what happened, in the database and through whoever hears of it. */
export interface Teller {
  readonly tell: ReturnType<typeof createTell>;
  /** Finishes an assignment again; resolves to the number of notices that had been missing. */
  tellAgain(assignment: AssignmentPorts, entry: AssignmentEntry): Promise<number>;
}

export function createTeller({ db, findSubject, onNotices }: TellerPorts): Teller {
  const noticeStore = createNoticeStore(db);
  return {
    tell: createTell({ noticeStore, findSubject, onNotices }),
    async tellAgain(assignment, entry) {
      let missing = 0;
      const tellCounting = createTell({
        noticeStore,
        findSubject,
        onNotices(notices) {
          missing += notices.length;
          onNotices(notices);
        },
      });
      await finishInternal(assignment, tellCounting, entry);
      return missing;
    },
  };
}
