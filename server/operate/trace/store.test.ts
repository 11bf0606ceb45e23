import { beforeEach, expect, test } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createMarker } from "./marker.ts";
import { markRows } from "./rows.ts";
import { createTraceStore } from "./store.ts";
import { traceComplaint } from "./trace-complaint.ts";

const it = await openDesk();
const { maya, ines } = it;
const store = createTraceStore(it.db);
beforeEach(async () => {
  await it.emptied();
  await it.db.collection(markRows).deleteMany({});
});

const trace = (ref: string) => traceComplaint({ complaints: it.desk.complaints, traces: store }, ines, ref);
const events = it.db.collection(eventRows);
const LONG_AGO = new Date(0);

test("from the click of the filing to the first screen that shows who has it is one figure", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await assignComplaint(it.desk, ines, { id: _id, agentId: asha.id });
  await it.relayed();
  expect(await trace(_id)).toMatchObject({ status: "In Progress", toScreenMs: null });

  const stored = await store.eventsOf(_id, 10);
  const [filed, given] = [stored[0], stored.find(({ type }) => type !== "ticket.created")];
  if (!filed || !given) throw new Error("the complaint was filed and given");
  const shown = (ms: number) => new Date(given.at.getTime() + ms);
  await store.record([
    { kind: "clicked", eventId: filed.id, at: new Date(given.at.getTime() - 1_000) },
    { kind: "shown", eventId: given.id, at: shown(900), role: "agent" },
    { kind: "shown", eventId: given.id, at: shown(500), role: "user" },
  ]);
  expect((await trace(_id)).toScreenMs).toBe(1_500);
});

test("a complaint with more than a hundred events shows the first hundred and says that it is cut", async () => {
  const { _id } = await it.file(maya);
  const [first] = await it.eventsOf(_id);
  if (!first) throw new Error("the filing has no event");
  const more = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => ({ ...first, _id: eventIdOf(`more-${from + n}`), rev: from + n }));
  await events.insertMany(more(2, 101));
  expect(await trace(_id)).toMatchObject({ isCut: false, events: { length: 100 } });
  await events.insertMany(more(101, 102));
  const cut = await trace(_id);
  expect(cut).toMatchObject({ isCut: true, events: { length: 100 } });
  expect(cut.events.at(-1)?.eventId).toBe("more-100");
});

test("the first published event after a moment is looked for behind those that never are", async () => {
  const { _id } = await it.file(maya);
  const [first] = await it.eventsOf(_id);
  if (!first) throw new Error("the filing has no event");
  const storedAt = (n: number) => new Date(first.storedAt.getTime() + n * 1_000);
  await events.insertMany([
    { ...first, _id: eventIdOf("internal"), rev: 2, publishedAt: null, storedAt: storedAt(1) },
    { ...first, _id: eventIdOf("published"), rev: 3, storedAt: storedAt(2) },
  ]);
  expect(await store.publishedAfter(LONG_AGO)).toEqual(first.storedAt);
  expect(await store.publishedAfter(first.storedAt)).toEqual(storedAt(2));
  expect(await store.publishedAfter(storedAt(2))).toBeNull();
});

test("how far the consumers have come is the message received last, and nothing when none was", async () => {
  expect(await store.lastSentAt()).toBeNull();
  const at = (ms: number) => new Date(Date.now() + ms);
  const delivery = {
    kind: "delivered",
    eventId: eventIdOf("e1"),
    worker: "desk:1",
    origin: "inline",
    receiveCount: 1,
    passBeganAt: null,
    passEndedAt: null,
    settledAt: at(99),
    result: "done",
  } as const;
  const [early, late] = [at(1), at(2)];
  await store.record([
    { ...delivery, at: at(40), sentAt: late },
    { ...delivery, at: at(50), sentAt: early },
    { ...delivery, at: at(45), sentAt: late },
    { kind: "emitted", eventId: eventIdOf("e1"), at: at(60), worker: "desk:1", sockets: 1 },
  ]);
  expect(await store.lastSentAt()).toEqual(early);
});

test("marks that cannot be written are reported and lost, and the next ones are kept", async () => {
  const failed: unknown[] = [];
  const marker = createMarker({
    store: { record: (marks) => (failed.length === 0 ? Promise.reject(new Error("away")) : store.record(marks)) },
    timers: { sleep: async () => {} },
    onError: (error) => failed.push(error),
  });
  marker.add({ kind: "clicked", eventId: eventIdOf("lost"), at: new Date() });
  await marker.drain();
  marker.add({ kind: "clicked", eventId: eventIdOf("kept"), at: new Date() });
  await marker.drain();
  expect(failed).toHaveLength(1);
  expect((await store.marksOf(["lost", "kept"].map(eventIdOf))).map(({ eventId }) => eventId)).toEqual(["kept"]);
});
