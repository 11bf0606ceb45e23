import type { UserId } from "#server/core/ids.ts";
import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { complaintInSubject } from "#server/desk/mails/notice-subject.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { attemptRows } from "#server/desk/people/attempt-rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { batchesOf } from "#server/platform/db/batches.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** So many are read at a time, and others are served in between. */
const PAGE = 500;

/** What a person has on a desk beside their complaints: all of it goes. */
export function createBelongingsStore(db: Database) {
  const keys = db.collection(idempotencyRows);

  return {
    async dropSessions(userId: UserId): Promise<void> {
      await db.collection(sessionRows).deleteMany({ userId: toObjectId(userId) });
    },

    async dropApiTokens(userId: UserId): Promise<void> {
      await db.collection(apiTokenRows).deleteMany({ userId: toObjectId(userId) });
    },

    async dropSecondFactor(userId: UserId): Promise<void> {
      await db.collection(secondFactorRows).deleteOne({ _id: toObjectId(userId) });
    },

    /** Those of their account, wherever they were sent, and those to an address of theirs that are nobody's yet. */
    async dropLinks(userId: UserId, addresses: readonly string[]): Promise<void> {
      const links = db.collection(linkRows);
      await links.deleteMany({ userId: toObjectId(userId) });
      if (addresses.length > 0) await links.deleteMany({ userId: null, email: { $in: [...addresses] } });
    },

    async dropMails(userId: UserId, addresses: readonly string[]): Promise<void> {
      const mails = db.collection(mailRows);
      await mails.deleteMany({ userId: toObjectId(userId) });
      if (addresses.length > 0) await mails.deleteMany({ userId: null, to: { $in: [...addresses] } });
    },

    /** What others were mailed about their complaints. */
    async dropNoticeMails(complaintIds: readonly string[]): Promise<void> {
      const mails = db.collection(mailRows);
      const about = new Set(complaintIds);
      const notices = await mails.find({ kind: "notice" }, { projection: { subject: 1 } }).toArray();
      const gone = notices.filter(({ subject }) => about.has(complaintInSubject(subject))).map(({ _id }) => _id);
      if (gone.length > 0) await mails.deleteMany({ _id: { $in: gone } });
    },

    /** Whatever is counted by their id or an address of theirs, whatever it counts. */
    async dropAttempts(userId: UserId, addresses: readonly string[]): Promise<void> {
      const attempts = db.collection(attemptRows);
      const theirs = [userId, ...addresses];
      const all = attempts.find({}, { projection: { _id: 1 }, batchSize: PAGE });
      for await (const page of batchesOf(all, PAGE)) {
        const gone = page.map(({ _id }) => _id).filter((key) => theirs.some((each) => `${key}:`.includes(`:${each}:`)));
        if (gone.length > 0) await attempts.deleteMany({ _id: { $in: gone } });
      }
    },

    /** Their own answers, and those of others that tell of a complaint of theirs. */
    async dropAnswers(userId: UserId): Promise<void> {
      const about = `"userId":"${userId}"`;
      const all = keys.find({}, { projection: { answer: 1 }, batchSize: PAGE });
      for await (const page of batchesOf(all, PAGE)) {
        const gone = page.filter(({ _id, answer }) => _id.startsWith(`${userId}:`) || answer?.body.includes(about));
        if (gone.length > 0) await keys.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
      }
    },
  };
}

export type BelongingsStore = ReturnType<typeof createBelongingsStore>;
