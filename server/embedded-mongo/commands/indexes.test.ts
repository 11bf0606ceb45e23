import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { openTestEngine } from "../testing.ts";

const index = (key: Doc, name: string, options: Doc = {}): Doc => ({ key, name, ...options });

test("builds, lists and drops indexes", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const created = await run({
    createIndexes: "c",
    indexes: [index({ a: 1 }, "a_1"), index({ b: -1 }, "b_-1", { sparse: true })],
  });
  expect(created).toMatchObject({
    numIndexesBefore: { value: 1 },
    numIndexesAfter: { value: 3 },
    createdCollectionAutomatically: true,
  });
  const again = await run({ createIndexes: "c", indexes: [index({ a: 1 }, "a_1")] });
  expect(again).toMatchObject({ note: "all indexes already exist" });
  expect(await run({ listIndexes: "c" })).toMatchObject({
    cursor: { firstBatch: [{ name: "_id_" }, { name: "a_1" }, { name: "b_-1", sparse: true }] },
  });
  await run({ dropIndexes: "c", index: { a: 1 } });
  await run({ dropIndexes: "c", index: ["b_-1"] });
  expect(await run({ dropIndexes: "c", index: "*" })).toMatchObject({ nIndexesWas: { value: 1 } });
  expect(await run({ dropIndexes: "c", index: "a_1" })).toMatchObject({ codeName: "IndexNotFound" });
  expect(await run({ dropIndexes: "c", index: "_id_" })).toMatchObject({ codeName: "InvalidOptions" });
  expect(await run({ listIndexes: "nothing" })).toMatchObject({ codeName: "NamespaceNotFound" });
});

test("refuses an index that contradicts one that is there", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [index({ a: 1 }, "a_1", { expireAfterSeconds: 5 })] });
  const create = (spec: Doc) => run({ createIndexes: "c", indexes: [spec] });
  expect(await create(index({ b: 1 }, "a_1"))).toMatchObject({ code: { value: 86 } });
  expect(await create(index({ a: 1 }, "a_1", { unique: true }))).toMatchObject({ code: { value: 86 } });
  expect(await create(index({ a: 1 }, "a_1", { expireAfterSeconds: 6 }))).toMatchObject({ code: { value: 85 } });
  expect(await create(index({ a: 1 }, "a_1"))).toMatchObject({ code: { value: 85 } });
  expect(await create(index({ a: 1 }, "other", { expireAfterSeconds: 5 }))).toMatchObject({ code: { value: 85 } });
  expect(await create(index({ a: 1 }, "other", { expireAfterSeconds: 6 }))).toMatchObject({ code: { value: 85 } });
  expect(await create(index({ a: 1 }, "other", { partialFilterExpression: { b: 1 } }))).toMatchObject({
    ok: { value: 1 },
  });
});

test.each([
  [{ a: "text" }, {}],
  [{ a: "2dsphere" }, {}],
  [{ a: "hashed" }, {}],
  [{ "$**": 1 }, {}],
  [{ a: 0 }, {}],
  [{}, {}],
  [{ a: 1, b: 1 }, { expireAfterSeconds: 1 }],
  [{ a: 1 }, { expireAfterSeconds: -1 }],
  [{ a: 1 }, { collation: { locale: "de" } }],
])("refuses the index %j with %j, because it could not honour it", async (key, options) => {
  using engine = openTestEngine();
  expect(await engine.run({ createIndexes: "c", indexes: [index(key, "x", options)] })).toMatchObject({
    codeName: "CannotCreateIndex",
  });
});

test("refuses an option it does not know", async () => {
  using engine = openTestEngine();
  const reply = await engine.run({ createIndexes: "c", indexes: [index({ a: 1 }, "a_1", { weights: { a: 1 } })] });
  expect(reply).toMatchObject({ codeName: "InvalidIndexSpecificationOption" });
});

test("keeps indexes of all kinds in step with what is inserted, changed and removed", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({
    createIndexes: "c",
    indexes: [
      index({ tags: 1, n: -1 }, "tags"),
      index({ "parts.id": 1, "parts.size": 1 }, "parts"),
      index({ maybe: 1 }, "maybe", { sparse: true }),
      index({ n: 1 }, "some", { partialFilterExpression: { n: { $gt: 1 } } }),
    ],
  });
  await run({
    insert: "c",
    documents: [
      { _id: 1, tags: ["a", "b", "a"], n: 1, parts: [{ id: 1, size: 2 }, { id: 2 }] },
      { _id: 2, tags: [], n: 2, maybe: null },
      { _id: 3, parts: { id: 5, size: 6 } },
    ],
  });
  await run({ update: "c", updates: [{ q: { _id: 1 }, u: { $push: { tags: "c" }, $inc: { n: 5 } } }] });
  await run({ update: "c", updates: [{ q: { _id: 2 }, u: { $unset: { maybe: 1 }, $set: { n: 0 } } }] });
  await run({ delete: "c", deletes: [{ q: { _id: 3 }, limit: 1 }] });
  expect(await run({ validate: "c" })).toMatchObject({ valid: true, errors: [] });
  expect(await run({ count: "c", query: { tags: "c" } })).toMatchObject({ n: { value: 1 } });
  expect(await run({ count: "c", query: { "parts.id": 2, "parts.size": 2 } })).toMatchObject({ n: { value: 1 } });
});

test("refuses a document with two arrays under one index", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [index({ a: 1, b: 1 }, "ab")] });
  const reply = await run({ insert: "c", documents: [{ a: [1, 2], b: [3, 4] }] });
  expect(reply).toMatchObject({ writeErrors: [{ code: { value: 171 } }] });
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 0 } });
});

test("changes an index's life span and visibility afterwards", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [index({ at: 1 }, "at", { expireAfterSeconds: 10 })] });
  expect(await run({ collMod: "c", index: { name: "at", hidden: true } })).toMatchObject({
    hidden_old: false,
    hidden_new: true,
  });
  const changed = await run({ collMod: "c", index: { keyPattern: { at: 1 }, expireAfterSeconds: 20 } });
  expect(changed).toMatchObject({ expireAfterSeconds_old: { value: 10 }, expireAfterSeconds_new: { value: 20 } });
  expect(await run({ listIndexes: "c" })).toMatchObject({
    cursor: { firstBatch: [{}, { hidden: true, expireAfterSeconds: { value: 20 } }] },
  });
  expect(await run({ collMod: "c", index: { name: "nothing", hidden: true } })).toMatchObject({
    codeName: "IndexNotFound",
  });
});

test("an index over a position in an array loses no document, sparse or not", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({
    insert: "c",
    documents: [
      { _id: 1, a: [{ x: 1 }] },
      { _id: 2, a: [1] },
      { _id: 3, a: { 0: 1 } },
    ],
  });
  await run({
    createIndexes: "c",
    indexes: [index({ "a.0": 1 }, "first", { sparse: true }), index({ "a.0.b": 1 }, "b")],
  });
  const count = async (query: Doc) => (await run({ count: "c", query }))["n"];
  for (const query of [{ "a.0": null }, { "a.0": { $exists: false } }, { "a.0": 1 }, { "a.0": { $exists: true } }]) {
    const scanned = await run({ count: "c", query, hint: { $natural: 1 } });
    expect(await count(query)).toEqual(scanned["n"]);
  }
  expect(await count({ "a.0": null })).toMatchObject({ value: 1 });
});

test("an index over a name that is a number serves documents without arrays there", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [index({ "sales.2024": 1 }, "sales")] });
  await run({
    insert: "c",
    documents: [
      { _id: 1, sales: { 2024: 5 } },
      { _id: 2, sales: { 2023: 5 } },
    ],
  });
  const explained = await run({ explain: { find: "c", filter: { "sales.2024": 5 } }, verbosity: "executionStats" });
  expect(explained).toMatchObject({ executionStats: { totalKeysExamined: { value: 1 }, nReturned: { value: 1 } } });
});

test("refuses a document in which a number may be a position or a name", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [index({ "a.0": 1 }, "first")] });
  const reply = await run({ insert: "c", documents: [{ a: [{ 0: 1 }] }] });
  expect(reply).toMatchObject({ writeErrors: [{ code: { value: 16746 } }] });
});
