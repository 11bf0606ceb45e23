import type { UserId } from "#server/core/ids.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { draftRows } from "#server/desk/drafts/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { fileRows } from "#server/desk/files/rows.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { asText } from "#server/desk/macros/owner.ts";
import { macroRows } from "#server/desk/macros/rows.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { preferenceRows } from "#server/desk/preferences/rows.ts";
import { pushSubscriptionRows } from "#server/desk/push/rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { createActsReader } from "./acts-reader.ts";
import { erasureRequestRows } from "./rows.ts";

/** A complaint may have megabytes of conversation. */
const FEW = 20;

/** What is stored about one person, row by row as a cursor brings it, each found by an index. */
export function createOwnDataReader(db: Database) {
  const { actsBy, actsOn } = createActsReader(db);
  return {
    account: (id: UserId) => db.collection(userRows).find({ _id: toObjectId(id) }),
    secondFactor: (id: UserId) => db.collection(secondFactorRows).find({ _id: toObjectId(id) }),
    sessions: (id: UserId) =>
      db
        .collection(sessionRows)
        .find({ userId: toObjectId(id) })
        .sort({ lastUsedAt: -1 }),
    tokens: (id: UserId) =>
      db
        .collection(apiTokenRows)
        .find({ userId: toObjectId(id) })
        .sort({ _id: -1 }),
    mails: (id: UserId) =>
      db
        .collection(mailRows)
        .find({ userId: toObjectId(id) })
        .sort({ _id: -1 }),
    received: (id: UserId) =>
      db
        .collection(inboxRows)
        .find({ userId: toObjectId(id) })
        .sort({ _id: -1 }),
    /** Of an address that is proved also those that were made before its account was. */
    links(id: UserId, { email, isProved }: { email: string; isProved: boolean }) {
      const whose = [toObjectId(id), ...(isProved ? [null] : [])];
      return db.collection(linkRows).find({ email, userId: { $in: whose } });
    },
    erasureRequest: (id: UserId) => db.collection(erasureRequestRows).find({ _id: toObjectId(id) }),
    pushSubscriptions: (id: UserId) => db.collection(pushSubscriptionRows).find({ userId: toObjectId(id) }),
    preferences: (id: UserId) => db.collection(preferenceRows).find({ _id: toObjectId(id) }),
    macros: (userId: UserId) => db.collection(macroRows).find({ owner: asText({ scope: "mine", userId }) }),
    drafts: (id: UserId) =>
      db
        .collection(draftRows)
        .find({ userId: toObjectId(id) })
        .sort({ ticketId: 1, at: -1 }),
    notices: (id: UserId) =>
      db
        .collection(notificationRows)
        .find({ recipient: toObjectId(id) })
        .sort({ _id: -1 }),
    complaints: (id: UserId) =>
      db
        .collection(complaintRows)
        .find({ userId: toObjectId(id) })
        .sort({ _id: -1 })
        .batchSize(FEW),
    /** Of each of their complaints that has any. */
    complaintFiles: (id: UserId) =>
      db
        .collection(complaintRows)
        .find({ userId: toObjectId(id), files: { $exists: true } }, { projection: { files: 1 }, hint: "customer" }),
    files: (id: UserId) =>
      db
        .collection(fileRows)
        .find({ uploaderId: toObjectId(id) })
        .sort({ at: -1 }),
    actsBy,
    actsOn,
    agent: (id: UserId) => db.collection(agentRows).find({ _id: toObjectId(id) }),
    /** What changed about an agent: on and off duty, places, skills. */
    agentChanges: (id: UserId) => db.collection(eventRows).find({ aggId: id }).sort({ rev: 1 }),
    /** What happened to complaints that an agent had at that moment. */
    agentWork: (id: UserId) =>
      db
        .collection(eventRows)
        .find({ audience: `agent:${id}`, aggKind: "ticket" })
        .sort({ storedAt: 1, _id: 1 }),
  };
}

export type OwnDataReader = ReturnType<typeof createOwnDataReader>;
