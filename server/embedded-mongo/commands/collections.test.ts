import { expect, test } from "vitest";
import { openTestEngine } from "../testing.ts";

test("makes, lists, renames and drops collections", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ create: "a" });
  await run({ insert: "b", documents: [{ _id: 1 }] });
  const listed = await run({ listCollections: 1, filter: { name: "b" } });
  expect(listed).toMatchObject({
    cursor: { firstBatch: [{ name: "b", type: "collection", idIndex: { name: "_id_" } }] },
  });
  expect(await run({ $db: "admin", renameCollection: "test.b", to: "other.c" })).toMatchObject({ ok: { value: 1 } });
  expect(await run({ $db: "other", count: "c" })).toMatchObject({ n: { value: 1 } });
  expect(await run({ $db: "admin", renameCollection: "other.c", to: "test.a" })).toMatchObject({
    codeName: "NamespaceExists",
  });
  expect(await run({ $db: "admin", renameCollection: "other.c", to: "test.a", dropTarget: true })).toMatchObject({
    ok: { value: 1 },
  });
  expect(await run({ $db: "admin", listDatabases: 1, nameOnly: true })).toMatchObject({
    databases: [{ name: "test" }],
  });
  expect(await run({ drop: "a" })).toMatchObject({ ns: "test.a", nIndexesWas: { value: 1 } });
  expect(await run({ drop: "a" })).toMatchObject({ ok: { value: 1 } });
  expect(await run({ dropDatabase: 1 })).toMatchObject({ ok: { value: 1 } });
});

test("makes a collection again only if it is the same", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ create: "a" });
  expect(await run({ create: "a" })).toMatchObject({ ok: { value: 1 } });
  expect(await run({ create: "a", validator: { x: 1 } })).toMatchObject({ codeName: "NamespaceExists" });
});

test.each([
  { capped: true, size: 1000 },
  { viewOn: "b", pipeline: [] },
  { timeseries: { timeField: "t" } },
  { collation: { locale: "de" } },
])("refuses to make a collection with %j", async (options) => {
  using engine = openTestEngine();
  expect(await engine.run({ create: "a", ...options })).toMatchObject({ codeName: "InvalidOptions" });
});

test.each(["", "$cmd", "a..b", ".a", "system.users", "x".repeat(300)])(
  "refuses the collection name %j",
  async (name) => {
    using engine = openTestEngine();
    expect(await engine.run({ insert: name, documents: [{}] })).toMatchObject({ codeName: "InvalidNamespace" });
  },
);

test("holds documents against the collection's validator", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "a", documents: [{ _id: 1 }] });
  await run({ collMod: "a", validator: { x: { $type: "string" } } });
  expect(await run({ insert: "a", documents: [{ _id: 2, x: 5 }] })).toMatchObject({
    writeErrors: [{ code: { value: 121 }, errInfo: { failingDocumentId: { value: 2 } } }],
  });
  expect(await run({ insert: "a", documents: [{ _id: 2, x: 5 }], bypassDocumentValidation: true })).not.toHaveProperty(
    "writeErrors",
  );
  const change = { findAndModify: "a", query: { _id: 1 }, update: { $set: { y: 1 } } };
  expect(await run(change)).toMatchObject({
    codeName: "DocumentValidationFailure",
    errInfo: { details: expect.anything() },
  });
  await run({ collMod: "a", validationLevel: "moderate" });
  expect(await run(change)).toMatchObject({ ok: { value: 1 } });
});

test("finds nothing wrong with a collection that is in order, and sums up its size", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "a", documents: [{ _id: 1 }, { _id: 2 }] });
  // As PyMongo asks.
  const validate = { validate: "a", scandata: false, full: false, background: true };
  expect(await run(validate)).toMatchObject({ valid: true, nrecords: { value: 2 } });
  expect(await run({ ...validate, full: true })).toMatchObject({ codeName: "InvalidOptions" });
  expect(await run({ collStats: "a" })).toMatchObject({
    count: { value: 2 },
    size: { value: 28 },
    nindexes: { value: 1 },
  });
  expect(await run({ dbStats: 1 })).toMatchObject({
    collections: { value: 1 },
    objects: { value: 2 },
    dataSize: { value: 28 },
  });
});
