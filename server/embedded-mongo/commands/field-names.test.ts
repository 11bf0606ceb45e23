import { Int32 } from "bson";
import { expect, test } from "vitest";
import { type Doc, documentOf, encode, fieldNames, isDocument } from "../bson/document.ts";
import { openTestEngine } from "../testing.ts";

/** A document whose fields come in this order, which JavaScript's own objects do not keep. */
const ordered = (...fields: [string, unknown][]): Doc => documentOf(fields);

function batchOf(reply: Doc): Doc[] {
  const { cursor } = reply;
  const batch = isDocument(cursor) ? cursor["firstBatch"] : null;
  if (!Array.isArray(batch)) throw new Error(String(reply["errmsg"]));
  return batch;
}

async function collectionWith(...documents: Doc[]) {
  const engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "c" }, { documents });
  const found = async (filter: Doc = {}, projection: Doc = {}) => batchOf(await run({ find: "c", filter, projection }));
  const update = (q: Doc, u: unknown, more: Doc = {}) => run({ update: "c", updates: [{ q, u, ...more }] });
  return { run, found, update, [Symbol.dispose]: () => engine[Symbol.dispose]() };
}

const mixed = ordered(["b", 1], ["0", 2], ["a", 3], ["10", 4]);

test("a name that is a whole number keeps its place through an update", async () => {
  using c = await collectionWith({ _id: 1, m: mixed });
  await c.update({ _id: 1 }, { $set: { x: 1 } });
  await c.update({ _id: 1 }, [{ $set: { y: "$m" } }]);
  const [doc] = await c.found();
  expect(encode(doc ?? {})).toEqual(encode({ _id: 1, m: mixed, x: 1, y: mixed }));
});

test("such names can be set, renamed and removed, and new ones come last", async () => {
  using c = await collectionWith({ _id: 1, m: mixed });
  await c.update({ _id: 1 }, { $set: { "m.7": 5 }, $unset: { "m.10": 1 }, $rename: { "m.b": "m.c" } });
  const [doc] = await c.found({ "m.0": 2, "m.7": 5 });
  expect(fieldNames((doc?.["m"] ?? {}) as Doc)).toEqual(["0", "a", "7", "c"]);
});

test("documents that differ in the order of such names are different", async () => {
  using c = await collectionWith();
  await c.run({ createIndexes: "c", indexes: [{ key: { m: 1 }, name: "m", unique: true }] });
  const insert = (m: Doc) => c.run({ insert: "c", documents: [{ m }] });
  expect(await insert(ordered(["b", 1], ["0", 2]))).toMatchObject({ n: { value: 1 } });
  expect(await insert(ordered(["0", 2], ["b", 1]))).toMatchObject({ n: { value: 1 } });
  expect(await insert(ordered(["b", 1], ["0", 2]))).toMatchObject({ writeErrors: [{ code: { value: 11000 } }] });
  expect(await c.found({ m: ordered(["b", 1], ["0", 2]) })).toHaveLength(1);
});

test("a group's id, projections and expressions keep the order of such names", async () => {
  using c = await collectionWith({ _id: 1, m: mixed });
  const [group] = batchOf(await c.run({ aggregate: "c", pipeline: [{ $group: { _id: "$m" } }], cursor: {} }));
  expect(fieldNames((group?.["_id"] ?? {}) as Doc)).toEqual(["b", "0", "a", "10"]);
  const [projected] = await c.found({}, { "m.10": 1, "m.b": 1 });
  expect(fieldNames((projected?.["m"] ?? {}) as Doc)).toEqual(["b", "10"]);
  const pairs = { $map: { input: { $objectToArray: "$m" }, in: "$$this.k" } };
  const spec = { _id: 0, pairs, made: ordered(["z", "$m.a"], ["1", "$m.0"]) };
  const [made] = batchOf(await c.run({ aggregate: "c", pipeline: [{ $project: spec }], cursor: {} }));
  expect(made?.["pairs"]).toEqual(["b", "0", "a", "10"]);
  expect(encode((made?.["made"] ?? {}) as Doc)).toEqual(encode(ordered(["z", 3], ["1", 2])));
});

test("a top-level name that is a number is found, sorted by and indexed", async () => {
  using c = await collectionWith(ordered(["_id", 1], ["b", 1], ["0", 5]), ordered(["_id", 2], ["b", 2], ["0", 4]));
  await c.run({ createIndexes: "c", indexes: [{ key: ordered(["b", 1], ["0", 1]), name: "b0" }] });
  expect(await c.found(ordered(["0", 4]))).toMatchObject([{ _id: new Int32(2) }]);
  const sorted = batchOf(await c.run({ find: "c", sort: ordered(["0", 1]) }));
  expect(sorted.map((doc) => Number(doc["_id"]))).toEqual([2, 1]);
  const [, index] = batchOf(await c.run({ listIndexes: "c" }));
  expect(fieldNames((index?.["key"] ?? {}) as Doc)).toEqual(["b", "0"]);
});

test("$-prefixed names below the top may be changed by an update, those at the top by inserts and upserts alone", async () => {
  using c = await collectionWith({ _id: 1, $rooms: 2, address: { $street: "Elm" } });
  await c.update({ _id: 1 }, { $set: { "address.$street": "Oak", more: { $x: 1 } } });
  const refused = { writeErrors: [{ code: { value: 52 } }] };
  expect(await c.update({ _id: 1 }, { $set: { $rooms: 3 } })).toMatchObject(refused);
  expect(await c.update({ _id: 1 }, { a: 1, $rooms: 3 })).toMatchObject(refused);
  expect(await c.update({ _id: 2 }, { $set: { $rooms: 3 } }, { upsert: true })).toMatchObject({ n: { value: 1 } });
  expect(await c.found()).toEqual([
    { _id: new Int32(1), $rooms: new Int32(2), address: { $street: "Oak" }, more: { $x: new Int32(1) } },
    { _id: new Int32(2), $rooms: new Int32(3) },
  ]);
});

test("the fields of a reference can be asked for, also one by one in $elemMatch, and indexed", async () => {
  const reference = { $ref: "people", $id: 7 };
  using c = await collectionWith({ _id: 1, list: [{ $ref: "people", $id: 8 }, reference], one: reference });
  await c.run({ createIndexes: "c", indexes: [{ key: { "one.$id": 1 }, name: "one" }] });
  for (const filter of [
    { list: { $elemMatch: { $id: 7 } } },
    { list: { $elemMatch: { $ref: "people", $id: 8 } } },
    { "list.$id": 7 },
    { "one.$id": 7 },
  ]) {
    expect(await c.found(filter)).toHaveLength(1);
  }
  expect(await c.found({ list: { $elemMatch: { $id: 9 } } })).toHaveLength(0);
  expect(await c.run({ find: "c", filter: { one: { $id: 7 } } })).toMatchObject({ code: { value: 2 } });
});

test("what an upsert made has its _id in front, read from its bytes or from what is remembered of it", async () => {
  const c = await collectionWith();
  const made = { q: { key: "k" }, u: { $setOnInsert: { at: 1, _id: 7 } }, upsert: true };
  await c.run({ update: "c", updates: [made] });
  for (const pipeline of [[], [{ $set: { b: 1 } }]]) {
    const [doc = {}] = batchOf(await c.run({ aggregate: "c", pipeline, cursor: {} }));
    expect(fieldNames(doc)[0]).toBe("_id");
  }
});
