import { Long, UUID } from "bson";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { type Doc, isDocument } from "../bson/document.ts";
import { openTestEngine, startTestServer } from "../testing.ts";

async function numbers(count: number) {
  const engine = openTestEngine();
  await engine.run(
    { insert: "c" },
    { documents: Array.from({ length: count }, (_, at) => ({ _id: at, n: count - at })) },
  );
  return engine;
}

/** The cursor of a reply: its id, and the ids of the documents in its batch. */
function cursorOf(reply: Doc): { id: Long; ids: number[] } {
  const { cursor } = reply;
  if (!isDocument(cursor)) throw new Error(String(reply["errmsg"]));
  const { id, firstBatch, nextBatch } = cursor as { id: Long; firstBatch?: Doc[]; nextBatch?: Doc[] };
  return { id, ids: (firstBatch ?? nextBatch ?? []).map((doc) => Number(doc["_id"])) };
}

test("hands out results in batches until they are over", async () => {
  using engine = await numbers(5);
  const { run } = engine;
  const first = cursorOf(await run({ find: "c", batchSize: 2 }));
  expect(first.ids).toEqual([0, 1]);
  const second = cursorOf(await run({ getMore: first.id, collection: "c", batchSize: 2 }));
  expect(second).toEqual({ id: first.id, ids: [2, 3] });
  const last = cursorOf(await run({ getMore: first.id, collection: "c" }));
  expect(last).toEqual({ id: Long.ZERO, ids: [4] });
  expect(await run({ getMore: first.id, collection: "c" })).toMatchObject({ codeName: "CursorNotFound" });
});

test("closes the cursor as soon as the limit is reached, and at once for a single batch", async () => {
  using engine = await numbers(5);
  const { run } = engine;
  expect(cursorOf(await run({ find: "c", limit: 2, batchSize: 2 }))).toEqual({ id: Long.ZERO, ids: [0, 1] });
  expect(cursorOf(await run({ find: "c", batchSize: 3, singleBatch: true }))).toEqual({
    id: Long.ZERO,
    ids: [0, 1, 2],
  });
  expect(engine.engine.cursors.size).toBe(0);
});

test("opens a cursor without reading when the first batch is to be empty", async () => {
  using engine = await numbers(2);
  const first = cursorOf(await engine.run({ find: "c", batchSize: 0 }));
  expect(first.ids).toEqual([]);
  expect(cursorOf(await engine.run({ getMore: first.id, collection: "c" })).ids).toEqual([0, 1]);
});

test("closes a batch that holds 4 MB, however large its last document is", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const text = "x".repeat(1.5 * 1024 * 1024);
  for (let at = 0; at < 4; at += 1) await run({ insert: "c", documents: [{ _id: at, text }] });
  const first = cursorOf(await run({ find: "c" }));
  expect(first.ids).toEqual([0, 1]);
  expect(cursorOf(await run({ getMore: first.id, collection: "c" }))).toEqual({ id: Long.ZERO, ids: [2, 3] });
});

test("goes on reading while the collection changes underneath", async () => {
  using engine = await numbers(300);
  const { run } = engine;
  const first = cursorOf(await run({ find: "c", batchSize: 10 }));
  await run({ delete: "c", deletes: [{ q: { _id: { $gte: 100, $lt: 290 } }, limit: 0 }] });
  await run({ insert: "c", documents: [{ _id: 1000 }] });
  const rest = cursorOf(await run({ getMore: first.id, collection: "c" })).ids;
  expect(rest).toContain(299);
  expect(rest).toContain(1000);
  expect(new Set(rest).size).toBe(rest.length);
});

test("tells a cursor that its collection is gone", async () => {
  using engine = await numbers(300);
  const { run } = engine;
  const first = cursorOf(await run({ find: "c", batchSize: 20 }));
  await run({ drop: "c" });
  expect(await run({ getMore: first.id, collection: "c" })).toMatchObject({ codeName: "QueryPlanKilled" });
});

test("tells a cursor that its collection goes by another name, in which everything is found", async () => {
  using engine = await numbers(300);
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [{ key: { list: 1 }, name: "list" }] });
  await run({ update: "c", updates: [{ q: { _id: 7 }, u: { $set: { list: [1, 2] } } }] });
  const byScan = cursorOf(await run({ find: "c", batchSize: 20 }));
  const byIndex = cursorOf(await run({ find: "c", hint: "_id_", batchSize: 20 }));
  await run({ $db: "admin", renameCollection: "test.c", to: "test.d" });
  for (const { id } of [byScan, byIndex]) {
    expect(await run({ getMore: id, collection: "c" })).toMatchObject({ codeName: "QueryPlanKilled" });
  }
  await run({ insert: "d", documents: [{ _id: 1_000, list: [2, 3] }] });
  expect(await run({ count: "d", query: { list: 2 } })).toMatchObject({ n: { value: 2 } });
  expect(await run({ count: "d", query: {} })).toMatchObject({ n: { value: 301 } });
  expect(await run({ validate: "d" })).toMatchObject({ valid: true });
});

test("keeps cursors apart by session and namespace", async () => {
  using engine = await numbers(5);
  const { run } = engine;
  const lsid = { id: new UUID().toBinary() };
  const { id } = cursorOf(await run({ find: "c", batchSize: 1, lsid }));
  expect(await run({ getMore: id, collection: "c" })).toMatchObject({ code: { value: 50738 } });
  expect(await run({ getMore: id, collection: "d", lsid })).toMatchObject({ codeName: "Unauthorized" });
  await run({ endSessions: [lsid] });
  expect(await run({ getMore: id, collection: "c", lsid })).toMatchObject({ codeName: "CursorNotFound" });
});

test("kills the cursors that it is told to", async () => {
  using engine = await numbers(5);
  const { run } = engine;
  const { id } = cursorOf(await run({ find: "c", batchSize: 1 }));
  const unknown = Long.fromNumber(12345);
  expect(await run({ killCursors: "c", cursors: [id, unknown] })).toMatchObject({
    cursorsKilled: [id],
    cursorsNotFound: [unknown],
  });
});

test("sorts with skip and limit, with and without an index", async () => {
  using engine = await numbers(500);
  const { run } = engine;
  const query = { find: "c", filter: { n: { $gt: 10 } }, sort: { n: 1 }, skip: 2, limit: 3 };
  const expected = [487, 486, 485];
  expect(cursorOf(await run(query)).ids).toEqual(expected);
  await run({ createIndexes: "c", indexes: [{ key: { n: -1 }, name: "n" }] });
  expect(cursorOf(await run(query)).ids).toEqual(expected);
  expect(cursorOf(await run({ find: "c", sort: { $natural: -1 }, limit: 2 })).ids).toEqual([499, 498]);
});

test("compares without regard to case when the collation says so", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({
    insert: "c",
    documents: [
      { _id: 1, x: "PING" },
      { _id: 2, x: "ping" },
      { _id: 3, x: "pong" },
    ],
  });
  await run({ createIndexes: "c", indexes: [{ key: { x: 1 }, name: "x" }] });
  const collation = { locale: "en_US", strength: 2 };
  expect(cursorOf(await run({ find: "c", filter: { x: "ping" }, collation })).ids).toEqual([1, 2]);
  expect(await run({ count: "c", query: { x: "PONG" }, collation })).toMatchObject({ n: { value: 1 } });
  expect(await run({ distinct: "c", key: "x", collation })).toMatchObject({ values: ["PING", "pong"] });
  expect(await run({ delete: "c", deletes: [{ q: { x: "PONG" }, limit: 1, collation }] })).toMatchObject({
    n: { value: 1 },
  });
  expect(await run({ find: "c", collation: { locale: "en", alternate: "shifted" } })).toMatchObject({
    codeName: "BadValue",
  });
});

test.each([
  [{ tailable: true }, "BadValue"],
  [{ returnKey: true }, "BadValue"],
  [{ min: { a: 1 } }, "InvalidOptions"],
  [{ limit: -1 }, "Location51024"],
  [{ limit: "five" }, "TypeMismatch"],
  [{ filter: [] }, "TypeMismatch"],
  [{ readConcern: { level: "snapshot" } }, "InvalidOptions"],
  [{ writeConcern: { w: 1 } }, "InvalidOptions"],
  [{ unheardOf: 1 }, "Location40415"],
  [{ maxTimeMS: -1 }, "BadValue"],
  [{ startTransaction: true, autocommit: false }, "OperationNotSupportedInTransaction"],
  [{ apiVersion: "2" }, "APIVersionError"],
])("refuses a find with %j", async (options, codeName) => {
  using engine = await numbers(1);
  expect(await engine.run({ find: "c", ...options })).toMatchObject({ ok: { value: 0 }, codeName });
});

test("stops a search that takes longer than it may", async () => {
  using engine = await numbers(20_000);
  const search = { find: "c", filter: { nothing: 1 } };
  expect(await engine.run({ ...search, maxTimeMS: 1 })).toMatchObject({ codeName: "MaxTimeMSExpired" });
  expect(await engine.run({ ...search, maxTimeMS: 60_000 })).toMatchObject({ ok: { value: 1 } });
});

test("reads back every type of value as it was written", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri, { promoteValues: false });
  const doc = {
    a: new mongo.BSON.Double(1),
    late: new mongo.BSON.Int32(1),
    long: mongo.BSON.Long.fromString("9007199254740993"),
    exact: mongo.BSON.Decimal128.fromString("1.10"),
    when: new Date(5),
    regex: new mongo.BSON.BSONRegExp("(*UTF)x", "i"),
    ref: { $ref: "c", $id: 1 },
    _id: "x",
  };
  const items = client.db("shop").collection<Doc & { _id: string }>("items");
  await items.insertOne(doc);
  await items.updateOne({ _id: "x" }, { $set: { more: true } });
  const raw = await items.findOne({}, { raw: true });
  const read = mongo.BSON.deserialize(Buffer.from(raw as unknown as Uint8Array), {
    promoteValues: false,
    bsonRegExp: true,
  });
  expect(Object.keys(read)).toEqual(["_id", "a", "late", "long", "exact", "when", "regex", "ref", "more"]);
  expect(read).toMatchObject({
    a: doc.a,
    late: doc.late,
    long: doc.long,
    exact: doc.exact,
    when: doc.when,
    regex: doc.regex,
  });
});
