import type { FileId, TicketId, UserId } from "#server/core/ids.ts";
import { draftRows } from "#server/desk/drafts/rows.ts";
import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { asText } from "#server/desk/macros/owner.ts";
import { macroRows } from "#server/desk/macros/rows.ts";
import { complaintInSubject } from "#server/desk/mails/notice-subject.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { attemptRows } from "#server/desk/people/attempt-rows.ts";
import { preferenceRows } from "#server/desk/preferences/rows.ts";
import { pushSubscriptionRows } from "#server/desk/push/rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { teamRows } from "#server/desk/teams/rows.ts";
import { batchesOf } from "#server/platform/db/batches.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** So many are read at a time, and others are served in between. */
const PAGE = 500;

const NO_ACTS = { status: null, priority: null, category: null, addTags: [], removeTags: [], note: "" };

/** What a person has on a desk beside their complaints: all of it goes. */
export function createBelongingsStore(db: Database) {
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
    async dropNoticeMails(complaintIds: readonly string[], byId: UserId): Promise<void> {
      const mails = db.collection(mailRows);
      const about = new Set(complaintIds);
      const notices = await mails.find({ kind: "notice" }, { projection: { says: 1, subject: 1 } }).toArray();
      const gone = notices
        .filter(
          ({ says, subject = "" }) =>
            about.has(complaintInSubject(says?.subject ?? subject)) || says?.quotes?.some((each) => each.byId === byId),
        )
        .map(({ _id }) => _id);
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

    async dropPushSubscriptions(userId: UserId): Promise<void> {
      await db.collection(pushSubscriptionRows).deleteMany({ userId: toObjectId(userId) });
    },

    async dropPreferences(userId: UserId): Promise<void> {
      await db.collection(preferenceRows).deleteOne({ _id: toObjectId(userId) });
    },

    /** Words and acts of theirs. Those with files are known until these are gone, too. */
    async emptyMacros(userId: UserId): Promise<void> {
      const own = { owner: asText({ scope: "mine", userId }) };
      const macros = db.collection(macroRows);
      await macros.deleteMany({ ...own, files: { $exists: false } });
      await macros.updateMany(own, { $set: { name: "", key: "", words: "", acts: NO_ACTS }, $unset: { standing: "" } });
    },

    async filesOfMacros(userId: UserId): Promise<FileId[]> {
      const own = { owner: asText({ scope: "mine", userId }), files: { $exists: true } };
      const rows = await db
        .collection(macroRows)
        .find(own, { projection: { files: 1 } })
        .toArray();
      return rows.flatMap(({ files = [] }) => files.map(({ id }) => id));
    },

    async dropMacros(userId: UserId): Promise<void> {
      await db.collection(macroRows).deleteMany({ owner: asText({ scope: "mine", userId }) });
    },

    /** Of theirs, and of others about their complaints. */
    async dropDrafts(userId: UserId, complaints: readonly TicketId[]): Promise<void> {
      const drafts = db.collection(draftRows);
      await drafts.deleteMany({ userId: toObjectId(userId) });
      await drafts.deleteMany({ ticketId: { $in: complaints.map(toObjectId) } });
    },

    async leaveTeams(userId: UserId): Promise<void> {
      const member = toObjectId(userId);
      await db.collection(teamRows).updateMany({ members: member }, { $pull: { members: member } });
    },

    /** Answers that they were given. What staff were given about them is sealed under keys that only staff have. */
    async dropAnswers(userId: UserId): Promise<void> {
      await db.collection(idempotencyRows).deleteMany({ ownerId: toObjectId(userId) });
    },
  };
}

export type BelongingsStore = ReturnType<typeof createBelongingsStore>;
