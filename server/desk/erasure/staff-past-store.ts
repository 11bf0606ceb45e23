import { isolated } from "#server/core/characters.ts";
import { ERASED } from "#server/core/erased.ts";
import type { UserId } from "#server/core/ids.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { auditRows } from "#server/desk/audit/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { lineOf, type Said } from "#server/desk/complaints/said.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { redriveRows } from "#server/operate/letters/redrive-rows.ts";
import { replayRows } from "#server/operate/replay/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** So many are read at a time, and others are served in between. */
const PAGE = 200;

/** A customer who was staff before: their name stands in what they did for others. */
export function createStaffPastStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const nameOf = async (id: UserId) => {
    const row = await db.collection(userRows).findOne({ _id: toObjectId(id) }, { projection: { name: 1 } });
    return row?.name ?? ERASED;
  };
  /** What people were told of a complaint begins with the name of whoever worked on it. */
  const emptyHeadings = async (ticketId: string, name: string) => {
    const told = await db
      .collection(eventRows)
      .find({ aggId: ticketId }, { projection: { _id: 1 } })
      .toArray();
    const notices = db.collection(notificationRows);
    const found = notices.find({ eventId: { $in: told.map(({ _id }) => _id) } }, { projection: { says: 1, title: 1 } });
    for await (const { _id, says, title = "" } of found) {
      const said = says?.title;
      const isNamed = typeof said === "object" && said.values?.["agent"] === name;
      if (isNamed) await notices.updateOne({ _id }, { $set: { "says.title.values.agent": ERASED } });
      // As the version before stored it.
      const without = title.replace(isolated(name), ERASED);
      if (without !== title) await notices.updateOne({ _id }, { $set: { title: without } });
    }
  };

  return {
    /** Whoever had another role was an agent, or somebody gave it to them. */
    async wasStaff(id: UserId): Promise<boolean> {
      const agent = await db.collection(agentRows).findOne({ _id: toObjectId(id) }, { projection: { _id: 1 } });
      if (agent) return true;
      const given = { onId: id, action: "account.changed" };
      return (await db.collection(auditRows).findOne(given, { projection: { _id: 1 } })) !== null;
    },

    /** Their name in other people's complaints, and in what those were told. What they wrote there was said to others, and stays. */
    async emptyTimelines(id: UserId): Promise<void> {
      const name = await nameOf(id);
      const all = complaints.find({}, { projection: { timeline: 1, said: 1 }, batchSize: PAGE });
      for await (const { _id, timeline, said = {} } of all) {
        // A timeline only ever grows at its end, so that an entry keeps its place.
        const named = timeline.flatMap((entry, index) => [
          ...(entry.by?.id === id ? [`timeline.${index}.by.name`] : []),
          ...(entry.kind === "assigned" && entry.agent.id === id ? [`timeline.${index}.agent.name`] : []),
        ]);
        const recalled = timeline.flatMap((entry, index) => calledNoMore(entry, index, id, said.note));
        for (const [voice, words] of Object.entries(said)) if (words.by.id === id) named.push(`said.${voice}.by.name`);
        if (named.length + recalled.length === 0) continue;
        await emptyHeadings(_id.toHexString(), name);
        const erased = [...named.map((path) => [path, ERASED] as const), ...recalled];
        await complaints.updateOne({ _id }, { $set: Object.fromEntries(erased) });
      }
    },

    async emptyRetries(id: UserId): Promise<void> {
      await db.collection(redriveRows).updateMany({ createdBy: await nameOf(id) }, { $set: { createdBy: ERASED } });
    },

    async emptyReplays(id: UserId): Promise<void> {
      await db.collection(replayRows).updateMany({ createdBy: await nameOf(id) }, { $set: { createdBy: ERASED } });
    },
  };
}

/** A note that calls somebody by name, without it; and its line in lists, where it is the newest. */
function calledNoMore(
  entry: TimelineEntry,
  index: number,
  id: UserId,
  newest: Said["note"],
): [path: string, without: unknown][] {
  if (entry.kind !== "comment") return [];
  const calls = (entry.mentions ?? []).filter((mention) => mention.id === id && mention.as !== ERASED);
  if (calls.length === 0) return [];
  // Where the name ends: somebody called "Eve" is not in "@Everett".
  const nameOf = ({ as }: (typeof calls)[number]) => new RegExp(`@${RegExp.escape(as)}(?![\\p{L}\\p{N}])`, "gu");
  const message = calls.reduce((words, call) => words.replace(nameOf(call), () => `@${ERASED}`), entry.message);
  const mentions = entry.mentions?.map((mention) => (mention.id === id ? { ...mention, as: ERASED } : mention));
  return [
    [`timeline.${index}.message`, message],
    [`timeline.${index}.mentions`, mentions],
    ...(newest?.at.getTime() === entry.at.getTime()
      ? [["said.note.text", lineOf({ ...entry, message })] as const]
      : []),
  ].map(([path, without]) => [path as string, without]);
}

export type StaffPastStore = ReturnType<typeof createStaffPastStore>;
