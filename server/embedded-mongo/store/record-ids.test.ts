import { expect, test } from "vitest";
import { openTestEngine } from "../testing.ts";
import { everything } from "./key-range.ts";

test("an index of many entries is read in its order and the other, past what is read at once", async () => {
  using engine = openTestEngine();
  const documents = Array.from({ length: 2_000 }, (_, at) => ({ _id: at, a: (at * 7) % 2_000 }));
  await engine.run({ insert: "c" }, { documents });
  await engine.run({ createIndexes: "c", indexes: [{ key: { a: 1 }, name: "a" }] });
  const collection = engine.engine.catalog.find("test", "c");
  const index = collection?.indexes.find(({ name }) => name === "a");
  if (!collection || !index) throw new Error("there is no index");
  const valueOf = (recordId: number) => Number(collection.get(recordId)?.doc["a"]);
  const inOrder = Array.from({ length: 2_000 }, (_, at) => at);
  expect(Array.from(index.recordIds(everything, false), valueOf)).toEqual(inOrder);
  expect(Array.from(index.recordIds(everything, true), valueOf)).toEqual(inOrder.toReversed());
});

test("entries that come and go between two steps are no matter to the others", async () => {
  using engine = openTestEngine();
  await engine.run({ insert: "c" }, { documents: Array.from({ length: 100 }, (_, at) => ({ _id: at })) });
  const collection = engine.engine.catalog.find("test", "c");
  const [index] = collection?.indexes ?? [];
  if (!collection || !index) throw new Error("there is no index");
  const found: number[] = [];
  for (const recordId of index.recordIds(everything, false)) {
    if (found.length === 0) await engine.run({ delete: "c" }, { deletes: [{ q: { _id: { $gte: 50 } }, limit: 0 }] });
    found.push(recordId);
  }
  expect(found).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
});
