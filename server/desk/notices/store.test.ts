import { beforeEach, expect, test } from "vitest";
import type { Notice } from "#server/core/events/notice.ts";
import { agentIdOf, eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createNotificationReader } from "./notification-reader.ts";
import { createNoticeStore } from "./store.ts";
import { createSubjectReader } from "./subject-reader.ts";

const it = await openDesk();
const { maya, ines } = it;
beforeEach(() => it.emptied());
const reader = createNotificationReader(it.db);

function aNotice(key: string, rest: Partial<Notice> = {}): Notice {
  const about = { title: "News", message: "It hums", complaintId: "COMP-1", at: new Date() };
  return { key, eventId: eventIdOf("event-1"), recipient: maya.id, type: "reply", ...about, ...rest };
}

test("returns what it stored, with the id under which its reader finds it", async () => {
  const [stored] = await createNoticeStore(it.db).insert([aNotice("a")]);
  const [shown] = await reader.list(maya.id, 10);
  expect(shown).toMatchObject({ id: stored?.id, title: "News", read: false });
});

test("stores each key once, and returns exactly what is new", async () => {
  const store = createNoticeStore(it.db);
  await store.insert([aNotice("a"), aNotice("b")]);
  const again = await store.insert([aNotice("a"), aNotice("c"), aNotice("b")]);
  expect(again.map(({ key }) => key)).toEqual(["c"]);
  expect(await reader.countUnread(maya.id)).toBe(3);
});

test("several processes that store the same key at the same moment store one, and one of them hears so", async () => {
  const stores = [createNoticeStore(it.db), createNoticeStore(it.db), createNoticeStore(it.db)];
  const stored = await Promise.all(stores.map((store) => store.insert([aNotice("a"), aNotice("b")])));
  expect(
    stored
      .flat()
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(["a", "b"]);
  expect(await reader.countUnread(maya.id)).toBe(2);
});

test("nothing to store costs nothing", async () => {
  const before = it.commands.length;
  expect(await createNoticeStore(it.db).insert([])).toEqual([]);
  expect(it.commands).toHaveLength(before);
});

test("a subject is what the complaint says now: its words, its customer, and its agent by name, and whether they are there", async () => {
  const asha = await it.addAgent("Asha");
  const { _id, complaintId, title } = await it.file(maya);
  const { findSubject } = createSubjectReader(it.db);
  const subject = { complaintId, title, userId: maya.id };
  expect(await findSubject(_id)).toEqual({ ...subject, agentName: null, agentIsThere: null });
  await assignComplaint(it.desk, ines, { id: _id, agentId: asha.id });
  expect(await findSubject(_id)).toEqual({ ...subject, agentName: "Asha", agentIsThere: true });
  await setAvailability(it.desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await findSubject(_id)).toEqual({ ...subject, agentName: "Asha", agentIsThere: false });
  expect(await findSubject(ticketIdOf("f".repeat(24)))).toBeNull();
});

test("what is told late names the agent of the event, and not who has the complaint by then", async () => {
  const asha = await it.addAgent("Asha");
  const ben = await it.addAgent("Ben");
  const { _id } = await it.file(maya);
  await assignComplaint(it.desk, ines, { id: _id, agentId: ben.id });
  const { findSubject } = createSubjectReader(it.db);
  expect(await findSubject(_id, agentIdOf(asha.id))).toMatchObject({ agentName: "Asha", agentIsThere: true });
  expect(await findSubject(_id, null)).toMatchObject({ agentName: null, agentIsThere: null });
  expect(await findSubject(_id)).toMatchObject({ agentName: "Ben" });
});

test("an id exists when it is a complaint's", async () => {
  const { _id } = await it.file(maya);
  const { exists } = createSubjectReader(it.db);
  expect(await Promise.all([_id, "f".repeat(24), maya.id].map((id) => exists(ticketIdOf(id))))).toEqual([
    true,
    false,
    false,
  ]);
});
