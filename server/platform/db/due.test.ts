import { afterAll, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { createDatabase } from "./create-database.ts";
import { defineDue, findDue } from "./due.ts";
import { defineRows } from "./rows.ts";

interface JobRow {
  _id: string;
  dueAt: Date;
}

const NOW = new Date("2026-01-17T12:00:00.000Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const SPAN = { after: at(-1_000), now: NOW, until: at(1_000) };

const [mowing, baking] = ["mowing", "baking"].map((name) => defineRows<JobRow>(name, { due: { key: { dueAt: 1 } } }));
if (!mowing || !baking) throw new Error("There are two kinds.");
const server = await startTestServer();
const db = createDatabase(server.uri, { rows: [mowing, baking], prepare: async () => {} });
await db.connect();
afterAll(async () => {
  await db.close();
  await server.stop();
});

const mowingDue = defineDue(mowing, ({ until }) => ({ dueAt: { $lte: until } }), "dueAt");
const bakingDue = defineDue(baking, ({ until }) => ({ dueAt: { $lte: until } }), "dueAt");
const bakingSince = defineDue(baking, ({ after, now }) => ({ dueAt: { $gt: after, $lte: now } }));

test("each kind of work is found for itself, now or ahead, and what is not due is not", async () => {
  await db.collection(mowing).insertMany([
    { _id: "later", dueAt: at(60_000) },
    { _id: "soon", dueAt: at(400) },
  ]);
  await db.collection(baking).insertMany([
    { _id: "long ago", dueAt: at(-60_000) },
    { _id: "later", dueAt: at(60_000) },
  ]);
  expect(await findDue(db, [bakingSince, bakingDue, mowingDue], SPAN)).toEqual([null, at(-60_000), at(400)]);
  await db.collection(baking).insertOne({ _id: "just now", dueAt: at(-10) });
  expect(await findDue(db, [mowingDue, bakingSince], SPAN)).toEqual([at(400), NOW]);
  await db.collection(mowing).deleteMany({});
  expect(await findDue(db, [mowingDue, bakingSince], SPAN)).toEqual([null, NOW]);
});

test("of nothing, nothing is asked", async () => {
  expect(await findDue(db, [], SPAN)).toEqual([]);
});
