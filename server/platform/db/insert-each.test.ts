import { afterAll, beforeEach, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { createDatabase } from "./create-database.ts";
import { insertEach } from "./insert-each.ts";
import { defineRows } from "./rows.ts";

interface PlateRow {
  _id: string;
  plate: string | string[];
  seats?: number[];
}

const plateRows = defineRows<PlateRow>("plates", {
  plate: { key: { plate: 1 }, unique: true },
  // Of two arrays no engine makes keys.
  both: { key: { plate: 1, seats: 1 } },
});
const commands: string[] = [];
const server = await startTestServer();
const db = createDatabase(server.uri, {
  rows: [plateRows],
  prepare: async () => {},
  onCommand: (name) => void commands.push(name),
});
await db.connect();
const plates = db.collection(plateRows);
beforeEach(async () => {
  await plates.deleteMany({});
  commands.length = 0;
});
afterAll(async () => {
  await db.close();
  await server.stop();
});
const there = async () => (await plates.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

test("rows that come together are one command, and who has another's key is refused alone", async () => {
  const rows = ["QF 1", "QF 1", "QF 2"].map((plate, n) => ({ _id: `row-${n}`, plate }));
  expect(await insertEach(plates, rows)).toEqual([true, false, true]);
  expect(commands).toEqual(["insert"]);
  expect(await there()).toEqual(["row-0", "row-2"]);
  expect(await insertEach(plates, [{ _id: "alone", plate: "QF 2" }])).toEqual([false]);
});

test("what is wrong with one is said of that one alone, and the others are there", async () => {
  const rows = [
    { _id: "good", plate: "QF 1" },
    { _id: "bad", plate: ["QF 2"], seats: [4] },
    { _id: "last", plate: "QF 3" },
  ];
  const [good, bad, last] = await insertEach(plates, rows);
  expect(bad).toBeInstanceOf(Error);
  // Written by the command that failed, and refused the second time: whoever asks finds them under their ids.
  expect([typeof good, typeof last]).toEqual(["boolean", "boolean"]);
  expect(await there()).toEqual(["good", "last"]);
});

test("where the command fails as a whole, everybody hears of it", async () => {
  const broken = Object.assign(Object.create(plates), { insertMany: () => Promise.reject(new Error("cut off")) });
  const rows = [1, 2].map((n) => ({ _id: `${n}`, plate: `QF ${n}` }));
  await expect(insertEach(broken, rows)).rejects.toThrow("cut off");
});
