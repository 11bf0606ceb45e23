import { afterAll, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { createDatabase } from "./create-database.ts";
import { duplicatesIn, insertedOrThere, isDuplicateKey, refusedIn } from "./duplicate-keys.ts";
import { defineRows } from "./rows.ts";

interface PlateRow {
  _id: string;
  plate: string;
}

const plateRows = defineRows<PlateRow>("plates", { plate: { key: { plate: 1 }, unique: true } });
const server = await startTestServer();
const db = createDatabase(server.uri, { rows: [plateRows], prepare: async () => {} });
await db.connect();
const plates = db.collection(plateRows);
await plates.insertOne({ _id: "first", plate: "QF 1" });

afterAll(async () => {
  await db.close();
  await server.stop();
});

const again = (_id: string, plate: string) => plates.insertOne({ _id, plate });
const errorOf = (write: Promise<unknown>) => write.catch((error: unknown) => error);

test("what is written is inserted; what has the key of another is there already", async () => {
  expect(await insertedOrThere(again("second", "QF 2"))).toBe(true);
  expect(await insertedOrThere(again("third", "QF 2"))).toBe(false);
  expect(await plates.countDocuments({ _id: "third" })).toBe(0);
});

test("any other error is thrown on", async () => {
  const broken = plates.updateOne({ _id: "first" }, { $set: { "plate.": "no" } });
  expect(isDuplicateKey(await errorOf(broken))).toBe(false);
  await expect(insertedOrThere(Promise.reject(new Error("away")))).rejects.toThrow("away");
  await expect(refusedIn(Promise.reject(new Error("away")))).rejects.toThrow("away");
});

test("of a bulk, those that were there already are told by their place, and the others are written", async () => {
  const bulk = (names: readonly [string, string][]) =>
    plates.bulkWrite(
      names.map(([_id, plate]) => ({ insertOne: { document: { _id, plate } } })),
      { ordered: false },
    );
  const names: [string, string][] = [
    ["a", "QF 10"],
    ["first", "QF 11"],
    ["b", "QF 12"],
    ["c", "QF 1"],
  ];
  expect([...(await refusedIn(bulk(names)))]).toEqual([1, 3]);
  expect(await plates.countDocuments({ _id: { $in: ["a", "b", "c"] } })).toBe(2);
  expect([...(await refusedIn(bulk([["d", "QF 13"]])))]).toEqual([]);
  expect(duplicatesIn(new Error("away"))).toBeNull();
});
