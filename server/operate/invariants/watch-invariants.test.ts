import { Types } from "mongoose";
import { beforeEach, expect, test } from "vitest";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { createInvariantStore } from "./store.ts";
import { createInvariantWatch } from "./watch-invariants.ts";

const it = await openDesk();
const { maya, ines } = it;
let now: Date;

beforeEach(async () => {
  await it.emptied();
  now = new Date();
});

const collection = (name: string) => anyRows(it.db, name);
const startWatch = () => createInvariantWatch(createInvariantStore(it.db), { now: () => now });
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const file = () => it.file(maya);

test("somebody who waits beside a free agent counts at the second look, and no more once they are helped", async () => {
  await it.addAgent("Asha");
  const watch = startWatch();
  const complaint = await file();
  expect(await watch.look()).toEqual([]);
  // Whoever looks more seldom when all is well has to look again soon.
  expect(watch.hasDoubts()).toBe(true);
  expect(await watch.look()).toMatchObject([{ id: "L1", subject: { id: complaint._id } }]);
  await it.dispatch();
  expect(await watch.look()).toEqual([]);
  expect(watch.hasDoubts()).toBe(false);
});

test("what changed since the last look is looked at, however old the desk is", async () => {
  const complaint = await file();
  await it.relayed();
  const watch = startWatch();
  await collection("complaints").updateOne({ _id: new Types.ObjectId(complaint._id) }, { $inc: { rev: 1 } });
  expect(await watch.look()).toMatchObject([{ id: "S3", subject: { id: complaint._id } }]);
});

test("in turn it comes round to everything, and what is wrong stays counted until it is right", async () => {
  const old = await file();
  await changeStatus(it.desk, ines, { id: old._id, status: "Closed" });
  await it.relayed();
  const [row] = await collection("complaints").find({}).toArray();
  const copies = Array.from({ length: 700 }, (_, n) => ({
    ...row,
    _id: new Types.ObjectId(),
    complaintId: `COMP-${20_000 + n}`,
    rev: 0,
  }));
  await collection("complaints").insertMany(copies);
  const last = copies.at(-1)?._id;
  await collection("complaints").updateOne({ _id: last }, { $set: { slot: "nobody#0" } });
  later(3_600_000);
  const watch = startWatch();
  expect(await watch.look()).toEqual([]);
  for (let look = 0; look < 3; look++) expect(await watch.look()).toMatchObject([{ id: "S2" }]);
  await collection("complaints").updateOne({ _id: last }, { $unset: { slot: "" } });
  expect(await watch.look()).toEqual([]);
});

test("an event that nobody relays is late after a minute", async () => {
  const complaint = await file();
  await it.relayed();
  const entry = { _id: "stuck", type: "ticket.rated", rev: 2, at: now, body: { data: {} }, hint: null };
  await collection("complaints").updateOne(
    { _id: new Types.ObjectId(complaint._id) },
    { $inc: { rev: 1 }, $set: { outbox: [entry], outboxAt: new Date(now.getTime() + 3_600_000) } },
  );
  const watch = startWatch();
  expect(await watch.look()).toEqual([]);
  later(61_000);
  expect(await watch.look()).toMatchObject([{ id: "L3", subject: { id: complaint._id } }]);
});
