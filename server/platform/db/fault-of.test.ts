import { mongo } from "mongoose";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { createDatabase } from "./create-database.ts";
import { duplicatesIn } from "./duplicate-keys.ts";
import { databaseFaultOf } from "./fault-of.ts";
import { defineRows } from "./rows.ts";

const plateRows = defineRows<{ _id: string; plate: string }>("plates", { plate: { key: { plate: 1 }, unique: true } });
const server = await startTestServer();
const db = createDatabase(server.uri, { rows: [plateRows], prepare: async () => {} });
await db.connect();
const plates = db.collection(plateRows);
await plates.insertOne({ _id: "first", plate: "QF 1" });
const client = new mongo.MongoClient(server.uri, { appName: "fail-points" });
const configure = (point: object) => client.db("admin").command({ configureFailPoint: "failCommand", ...point });

afterEach(() => configure({ mode: "off" }));
afterAll(async () => {
  await db.close();
  await client.close();
  await server.stop();
});

const insert = () => plates.insertOne({ _id: crypto.randomUUID(), plate: crypto.randomUUID() });
const update = () => plates.updateOne({ _id: "first" }, { $set: { plate: "QF 1" } });
const insertMany = () =>
  plates.bulkWrite([{ insertOne: { document: { _id: crypto.randomUUID(), plate: crypto.randomUUID() } } }], {
    ordered: false,
  });
const upsertMany = (plate = "QF 2") =>
  plates.bulkWrite(
    [{ updateOne: { filter: { _id: crypto.randomUUID() }, update: { $set: { plate } }, upsert: true } }],
    {
      ordered: false,
    },
  );
const WRITES = { insert, update, insertMany, upsertMany: () => upsertMany(crypto.randomUUID()) };

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("It should have failed.")),
    (error: unknown) => error,
  );

const appName = "quickfix";
const failCommands = ["insert", "update", "find"];
const SHAPES: Record<string, object> = {
  "a majority that did not acknowledge": {
    writeConcernError: { code: 64, errmsg: "waiting for replication timed out" },
  },
  "too few members for a majority": { writeConcernError: { code: 100, errmsg: "not enough data-bearing nodes" } },
  "a connection that broke": { closeConnection: true },
  "no primary any more": { errorCode: 10_107 },
  "an interrupted command": { errorCode: 11_602 },
  "a server that shuts down": { errorCode: 91 },
};

describe.each(Object.entries(SHAPES))("%s", (_, shape) => {
  test.each(Object.entries(WRITES))("is a database that is away, whatever was written: %s", async (_name, write) => {
    // Twice: the driver repeats a write once by itself.
    await configure({ mode: { times: 2 }, data: { failCommands, appName, ...shape } });
    const error = await errorOf(write());
    expect(databaseFaultOf(error), String(error)).toBe("away");
    expect(duplicatesIn(error)).toBeNull();
  });
});

test("a key that is there is a duplicate, alone and in a bulk", async () => {
  const alone = await errorOf(plates.insertOne({ _id: "first", plate: "QF 9" }));
  const inBulk = await errorOf(upsertMany("QF 1"));
  expect([alone, inBulk].map(databaseFaultOf)).toEqual(["duplicate", "duplicate"]);
  expect(duplicatesIn(inBulk)).toEqual(new Set([0]));
});

test("a duplicate that the majority does not have is a database that is away", async () => {
  const [, shape] = Object.entries(SHAPES)[0] ?? [];
  await configure({ mode: { times: 2 }, data: { failCommands, appName, ...shape } });
  const error = await errorOf(upsertMany("QF 1"));
  expect(databaseFaultOf(error)).toBe("away");
  expect(duplicatesIn(error)).toBeNull();
});

test.each([
  [6, "NetworkError"],
  [46, "LockBusy"],
  [79, "WriteConcernError"],
  [175, "CursorInvalidatedError"],
  [189, "NotPrimaryError"],
  [391, "ReauthenticationRequired"],
  [473, "SystemOverloadedError"],
  [11_600, "ShutdownError"],
  [13_388, "StaleShardVersionError"],
])("code %i passes by itself: %s", (code) => {
  expect(databaseFaultOf(new mongo.MongoServerError({ message: "x", code }))).toBe("away");
  const concern = { code, errmsg: "x" };
  expect(databaseFaultOf(new mongo.MongoWriteConcernError({ ok: 1, writeConcernError: concern }))).toBe("away");
});

test.each([2, 9, 14, 59, 66, 121, 191, 10_334])("code %i does not pass", (code) => {
  expect(databaseFaultOf(new mongo.MongoServerError({ message: "x", code }))).toBe("other");
});

test("a statement that makes no sense is no fault of the database, and rights need a person", async () => {
  expect(databaseFaultOf(await errorOf(plates.updateOne({ _id: "first" }, { $set: { "plate.": "" } })))).toBe("other");
  expect(databaseFaultOf(new mongo.MongoServerError({ message: "not allowed", code: 13 }))).toBe("forbidden");
  expect(databaseFaultOf(new mongo.MongoServerError({ message: "write conflict", code: 112 }))).toBe("conflict");
});

test("what nobody but our own code says is no fault of any database", () => {
  expect(databaseFaultOf(new TypeError("undefined is not a function"))).toBeNull();
  expect(databaseFaultOf(Object.assign(new Error("x"), { code: 11_000 }))).toBeNull();
  expect(databaseFaultOf("oops")).toBeNull();
});
