import { beforeEach, expect, test, vi } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createEventFeed, type FeedPosition } from "./event-feed.ts";
import { storeProbeEvent } from "./probe-event.ts";
import { eventRows } from "./rows.ts";

const it = await openDesk();
const { maya, ines } = it;
beforeEach(() => it.emptied());
const kofi = await it.addPerson("Kofi", "user");
const feed = createEventFeed(it.db);
const BEGINNING: FeedPosition = { storedAt: new Date(0), id: "" };

async function filed(...people: (typeof maya)[]) {
  const complaints = [];
  for (const person of people) {
    complaints.push(await it.file(person));
    await it.relayed();
  }
  return complaints;
}

test("tells events in the order in which they were stored, each with its hint and who may hear of it", async () => {
  const [first, second] = await filed(maya, kofi);
  const events = await feed.listEventsAfter(BEGINNING, 10);
  expect(events.map(({ hint }) => hint?.ticketId)).toEqual([first?._id, second?._id]);
  expect(events[0]).toMatchObject({
    audience: [`user:${maya.id}`, "staff"],
    hint: { complaintId: first?.complaintId, rev: 1, status: "Open", assignedTo: null },
  });
});

test("goes on from where it was, to the event, also within one millisecond", async () => {
  await Promise.all(Array.from({ length: 12 }, () => it.file(maya)));
  await it.relayed();
  const seen: string[] = [];
  let position = BEGINNING;
  for (;;) {
    const page = await feed.listEventsAfter(position, 5);
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last) break;
    position = { storedAt: last.storedAt, id: last.id };
  }
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
});

test("of rooms, only what they may hear of", async () => {
  const [mine] = await filed(maya, kofi);
  const events = await feed.listEventsFor([`user:${maya.id}`], BEGINNING, 10);
  expect(events.map(({ hint }) => hint?.ticketId)).toEqual([mine?._id]);
  expect(await feed.listEventsFor(["staff"], BEGINNING, 10)).toHaveLength(2);
  expect(await feed.listEventsFor([], BEGINNING, 10)).toEqual([]);
});

test("a crowd that comes back at once costs a handful of queries, and each is told what they alone would be", async () => {
  await filed(maya, kofi, maya);
  const [first] = await feed.listEventsAfter(BEGINNING, 1);
  if (!first) throw new Error("an event was stored");
  const finds = vi.spyOn(it.db.collection(eventRows), "find");
  const comeBack = async (rooms: string[]) => {
    const [, storedAt] = await Promise.all([feed.now(), feed.findStoredAt(first.id)]);
    return feed.listEventsFor(rooms, { storedAt: storedAt ?? new Date(), id: first.id }, 10);
  };
  const crowd = Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? [`user:${maya.id}`] : ["staff"]));
  const together = await Promise.all(crowd.map(comeBack));
  expect(finds.mock.calls.length).toBeLessThan(10);
  const [mine, staff] = [await comeBack([`user:${maya.id}`]), await comeBack(["staff"])];
  expect([mine.length, staff.length]).toEqual([1, 2]);
  expect(together).toEqual(crowd.map((_, number) => (number % 2 === 0 ? mine : staff)));
});

test("who filed it hears of no internal note, though they be in the room of staff", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  const { _id: id } = await it.file(asha);
  await addComment(it.desk, ines, { id, message: "A difficult one.", internal: true });
  await it.relayed();
  expect(await feed.listEventsFor(["staff", `user:${asha.id}`], BEGINNING, 10)).toHaveLength(1);
  expect(await feed.listEventsFor(["staff", `user:${ines.id}`], BEGINNING, 10)).toHaveLength(2);
});

test("notices follow in the same way", async () => {
  const asha = await it.addAgent("Asha");
  const [complaint] = await filed(maya);
  await assignComplaint(it.desk, ines, { id: complaint?._id ?? "", agentId: asha.id });
  await it.relayed();
  const notices = await feed.listNoticesAfter(BEGINNING, 10);
  expect(notices.map(({ notice }) => notice.recipient).toSorted()).toEqual([asha.id, maya.id].toSorted());
  const [first, second] = notices;
  if (!first || !second) throw new Error("two people were told");
  const rest = await feed.listNoticesAfter({ storedAt: first.storedAt, id: first.notice.id }, 10);
  expect(rest).toEqual([second]);
});

test("knows when an event was stored, by the database's own clock", async () => {
  const before = await feed.now();
  await filed(maya);
  const [event] = await feed.listEventsAfter(BEGINNING, 1);
  if (!event) throw new Error("an event was stored");
  expect(await feed.findStoredAt(event.id)).toEqual(event.storedAt);
  expect(event.storedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect((await feed.now()).getTime()).toBeGreaterThanOrEqual(event.storedAt.getTime());
  expect(await feed.findStoredAt(eventIdOf("0190d2a0-0000-7000-8000-000000000000"))).toBeNull();
});

test("a probe is heard of by one person only, is about no complaint, and leaves nothing behind", async () => {
  const probe = await storeProbeEvent(it.db, maya.id, new Date());
  const [heard] = await feed.listEventsFor([`user:${maya.id}`], BEGINNING, 10);
  expect(heard).toMatchObject({ id: probe.eventId, hint: { complaintId: "COMP-00000" } });
  expect(await feed.listEventsFor([`user:${kofi.id}`, "staff"], BEGINNING, 10)).toEqual([]);
  await probe.takeBack();
  expect(await feed.listEventsAfter(BEGINNING, 10)).toEqual([]);
});
