import { mongo } from "mongoose";
import { afterAll, expect, test } from "vitest";
import { claim } from "#server/core/changes/claim.ts";
import { setPriority } from "#server/core/changes/converse.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import type { PendingOutbox } from "#server/core/ports/outbox-store.ts";
import { aFiling, anAgent, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { createOutboxStore } from "./outbox-store.ts";

const { db: database, mongodbUri, stop } = await startTestDesk();
afterAll(stop);
const clock = { now: () => NOW };
const outbox = createOutboxStore(database);
const LATER = new Date(NOW.getTime() + 5_000);
const NOTHING_SENT = { ids: new Set<never>(), at: NOW };

async function aFiledComplaint() {
  const id = ticketIdOf(newDocumentId());
  const complaint = fileTicket(aFiling({ id, complaintId: `COMP-${id}` }), CUSTOMER, aStamp());
  await createComplaintStore(database, clock).insert(complaint);
  return { aggregate: { kind: "ticket", id }, entries: [complaint.event], tries: 0 } as const;
}

const rawDocument = (pending: PendingOutbox) =>
  database.collection(complaintRows).findOne({ _id: toObjectId(pending.aggregate.id) });

test("storing the same event from several processes at once stores it once", async () => {
  const pending = await aFiledComplaint();
  await Promise.all(Array.from({ length: 8 }, () => outbox.appendEvents([pending])));
  const stored = await database.collection(eventRows).countDocuments({ aggId: pending.aggregate.id });
  expect(stored).toBe(1);
});

test("a different event for a change that has one already is refused, not swallowed", async () => {
  const pending = await aFiledComplaint();
  await outbox.appendEvents([pending]);
  const [entry] = pending.entries;
  if (!entry) throw new Error("an entry was expected");
  const other = { ...pending, entries: [{ ...entry, id: eventIdOf("another-event") }] };
  await expect(outbox.appendEvents([other])).rejects.toThrow("E11000");
});

test("an event that the majority does not have is not taken for stored, be it there or not", async () => {
  const pending = await aFiledComplaint();
  const client = new mongo.MongoClient(mongodbUri, { appName: "fail-points" });
  const data = { failCommands: ["update"], appName: "quickfix", writeConcernError: { code: 64, errmsg: "timed out" } };
  const configure = (point: object) => client.db("admin").command({ configureFailPoint: "failCommand", ...point });
  try {
    // The second time the event is there, and still not of the majority.
    await configure({ mode: { times: 2 }, data });
    await expect(outbox.appendEvents([pending])).rejects.toThrow("timed out");
    await expect(outbox.appendEvents([pending])).rejects.toThrow(/timed out|E11000/);
    await outbox.appendEvents([pending]);
  } finally {
    await configure({ mode: "off" });
    await client.close();
  }
  expect(await database.collection(eventRows).countDocuments({ aggId: pending.aggregate.id })).toBe(1);
});

test("a settled outbox leaves the sweeper's index, one with a newer entry stays in it", async () => {
  const pending = await aFiledComplaint();
  const settled = { aggregate: pending.aggregate, eventIds: pending.entries.map((entry) => entry.id) };
  await outbox.settle([settled], NOTHING_SENT);
  expect(await rawDocument(pending)).toMatchObject({ outbox: [] });
  expect(await rawDocument(pending)).not.toHaveProperty("outboxAt");

  const busy = await aFiledComplaint();
  const store = createDispatchStore(database, clock);
  const ticket = await store.findTicket(busy.aggregate.id);
  if (!ticket) throw new Error("the ticket was expected");
  await store.commit(ticket, setPriority(ticket, "High", CUSTOMER, aStamp()));
  await outbox.settle([{ aggregate: busy.aggregate, eventIds: busy.entries.map((entry) => entry.id) }], NOTHING_SENT);
  expect(await rawDocument(busy)).toHaveProperty("outboxAt");
});

test("several entries of a document that are done at once leave together, whatever else is in the same batch", async () => {
  const [two, busy, alone] = [await aFiledComplaint(), await aFiledComplaint(), await aFiledComplaint()];
  const store = createDispatchStore(database, clock);
  const changed = async ({ aggregate }: typeof two) => {
    const ticket = await store.findTicket(aggregate.id);
    if (!ticket) throw new Error("the ticket was expected");
    const change = setPriority(ticket, "High", CUSTOMER, aStamp());
    await store.commit(ticket, change);
    return change.event.id;
  };
  const [second, newer] = [await changed(two), await changed(busy)];
  const done = [two, busy, alone].map(({ aggregate, entries }) => ({
    aggregate,
    eventIds: entries.map(({ id }) => id),
  }));
  await outbox.settle([...done, { aggregate: two.aggregate, eventIds: [second] }], NOTHING_SENT);
  for (const settled of [two, alone]) {
    expect(await rawDocument(settled)).toMatchObject({ outbox: [] });
    expect(await rawDocument(settled)).not.toHaveProperty("outboxAt");
  }
  expect(await rawDocument(busy)).toMatchObject({ outbox: [{ _id: newer }], outboxAt: expect.any(Date) });
});

test("a leased document is nobody else's until the lease ends", async () => {
  const pending = await aFiledComplaint();
  const leaseEnd = new Date(LATER.getTime() + 15_000);
  const idsOf = (leased: readonly PendingOutbox[]) => leased.map(({ aggregate }) => aggregate.id);
  expect(idsOf(await outbox.leaseDue(100, LATER, leaseEnd))).toContain(pending.aggregate.id);
  expect(idsOf(await outbox.leaseDue(100, LATER, leaseEnd))).not.toContain(pending.aggregate.id);
  const again = await outbox.leaseDue(100, leaseEnd, new Date(leaseEnd.getTime() + 15_000));
  expect(again.find(({ aggregate }) => aggregate.id === pending.aggregate.id)).toMatchObject({ tries: 1 });
});

test("nothing is due before its own process had its chance", async () => {
  const pending = await aFiledComplaint();
  const due = await outbox.leaseDue(100, new Date(NOW.getTime() + 1_999), LATER);
  expect(due.map(({ aggregate }) => aggregate.id)).not.toContain(pending.aggregate.id);
});

test("what could not be finished is tried again when it was postponed to, and what is empty is not postponed", async () => {
  const pending = await aFiledComplaint();
  const tomorrow = new Date(NOW.getTime() + 86_400_000);
  await outbox.postpone(pending.aggregate, tomorrow);
  expect(await rawDocument(pending)).toMatchObject({ outboxAt: tomorrow });
  await outbox.settle([{ aggregate: pending.aggregate, eventIds: pending.entries.map(({ id }) => id) }], NOTHING_SENT);
  await outbox.postpone(pending.aggregate, tomorrow);
  expect(await rawDocument(pending)).not.toHaveProperty("outboxAt");
});

test("an event remembers how often it was published, that it is done, and why it never can be", async () => {
  const pending = await aFiledComplaint();
  const [{ id }] = pending.entries;
  const stored = () => database.collection(eventRows).findOne({ aggId: pending.aggregate.id });
  await outbox.appendEvents([pending]);
  expect(await stored()).toMatchObject({ publishCount: 0, publishedAt: null, pending: true });
  const done = [{ aggregate: pending.aggregate, eventIds: [id] }];
  await outbox.settle(done, { ids: new Set([id]), at: NOW });
  await outbox.settle(done, { ids: new Set([id]), at: LATER });
  await outbox.settle(done, NOTHING_SENT);
  expect(await stored()).toMatchObject({ publishCount: 2, publishedAt: LATER });
  expect(await stored()).not.toHaveProperty("pending");
  await outbox.park(id, "The topic says that it is too large.");
  expect(await stored()).toMatchObject({ parked: "The topic says that it is too large." });
});

test("an assignment whose agent is settled never waits for the relay, and is settled with one command less", async () => {
  const filed = await aFiledComplaint();
  const store = createDispatchStore(database, clock);
  const ticket = await store.findTicket(filed.aggregate.id);
  if (!ticket) throw new Error("the ticket was expected");
  const { event } = claim(ticket, anAgent(), 0, { rule: "longest-free" }, aStamp());
  const settled = { aggregate: filed.aggregate, entries: [event], tries: 0, isSettled: true };
  await outbox.appendEvents([settled]);
  const stored = await database.collection(eventRows).findOne({ _id: event.id });
  expect(stored).toMatchObject({ settled: true });
  expect(stored).not.toHaveProperty("pending");

  const unsettled = { ...settled, entries: [{ ...event, id: eventIdOf("another"), rev: 9 }], isSettled: false };
  await outbox.appendEvents([unsettled]);
  const other = await database.collection(eventRows).findOne({ _id: eventIdOf("another") });
  expect(other).toMatchObject({ pending: true });
  expect(other).not.toHaveProperty("settled");
});

test("an event that is stored again keeps the time at which it was stored first", async () => {
  const pending = await aFiledComplaint();
  const storedAt = async () => {
    await outbox.appendEvents([pending]);
    return (await database.collection(eventRows).findOne({ aggId: pending.aggregate.id }))?.storedAt;
  };
  const first = await storedAt();
  expect(first).toBeInstanceOf(Date);
  expect(await storedAt()).toEqual(first);
  await expect(outbox.appendEvents([])).resolves.toEqual(new Set());
});
