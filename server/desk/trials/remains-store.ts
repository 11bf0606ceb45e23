import type { EventId, TrialId, UserId } from "#server/core/ids.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { ACCESS_CHANGED } from "#server/desk/people/access-changes.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { markRows } from "#server/operate/trace/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** So many events go at a time, and others are served in between. */
const PAGE = 500;

/** What experiments leave, taken away kind by kind; each is harmless to repeat. */
export function createRemainsStore(db: Database) {
  const events = db.collection(eventRows);

  const dropEventsOf = async (eventIds: readonly EventId[]) => {
    const of = { eventId: { $in: [...eventIds] } };
    await db.collection(notificationRows).deleteMany(of);
    await db.collection(markRows).deleteMany(of);
    await db.collection(deadLetterRows).deleteMany({ _id: { $in: [...eventIds] } });
    await events.deleteMany({ _id: { $in: [...eventIds] } });
  };

  return {
    /** Nobody of it comes in any more. */
    async shut(trial: TrialId): Promise<void> {
      const ended = { $set: { active: false }, $inc: { sessionVersion: 1, tokenVersion: 1 } };
      await db.collection(userRows).updateMany({ trial }, { ...ended, ...ACCESS_CHANGED }, { hint: "trial" });
    },

    async dropComplaints(trial: TrialId): Promise<void> {
      await db.collection(complaintRows).deleteMany({ trial }, { hint: "trial" });
    },

    async dropAgents(trial: TrialId): Promise<void> {
      await db.collection(agentRows).deleteMany({ trial }, { hint: "trial" });
    },

    /** What happened to its complaints and agents, and with each event whom it told, what was seen of it, and where it failed. */
    async dropEvents(trial: TrialId): Promise<void> {
      for (;;) {
        const page = await events
          .find({ trial }, { projection: { _id: 1 }, hint: "trial" })
          .limit(PAGE)
          .toArray();
        if (page.length === 0) return;
        await dropEventsOf(page.map(({ _id }) => _id));
      }
    },

    /** Whatever lies under the ids of its people. */
    async dropBelongings(people: readonly UserId[]): Promise<void> {
      const ids = people.map(toObjectId);
      const theirs = { userId: { $in: ids } };
      await db.collection(sessionRows).deleteMany(theirs);
      await db.collection(apiTokenRows).deleteMany(theirs);
      await db.collection(linkRows).deleteMany(theirs);
      await db.collection(mailRows).deleteMany(theirs);
      await db.collection(notificationRows).deleteMany({ recipient: { $in: ids } });
      await db.collection(idempotencyRows).deleteMany({ ownerId: { $in: ids } });
    },

    async dropPeople(trial: TrialId): Promise<void> {
      await db.collection(userRows).deleteMany({ trial }, { hint: "trial" });
    },
  };
}

export type RemainsStore = ReturnType<typeof createRemainsStore>;
