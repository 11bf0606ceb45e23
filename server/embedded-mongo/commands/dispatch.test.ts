import { UUID } from "bson";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { openTestEngine, startTestServer } from "../testing.ts";

test("introduces itself as the primary of a replica set of one", async () => {
  using engine = openTestEngine();
  const hello = await engine.run({ $db: "admin", hello: 1, backpressure: true });
  expect(hello).toMatchObject({
    isWritablePrimary: true,
    setName: "quickfix",
    hosts: ["127.0.0.1:2"],
    me: "127.0.0.1:2",
    maxWireVersion: { value: 21 },
    logicalSessionTimeoutMinutes: { value: 30 },
    $clusterTime: expect.anything(),
    operationTime: expect.anything(),
  });
  expect(hello).not.toHaveProperty("topologyVersion");
  expect(await engine.run({ $db: "admin", isMaster: 1, helloOk: true })).toMatchObject({
    ismaster: true,
    helloOk: true,
  });
});

test("moves its time on with every write", async () => {
  using engine = openTestEngine(() => new Date(0));
  const timeOf = (reply: Doc) => String(reply["operationTime"]);
  const before = timeOf(await engine.run({ ping: 1 }));
  expect(timeOf(await engine.run({ ping: 1 }))).toBe(before);
  expect(timeOf(await engine.run({ insert: "c", documents: [{}] }))).not.toBe(before);
});

test("refuses a command it does not have, and one outside its database", async () => {
  using engine = openTestEngine();
  expect(await engine.run({ shutdown: 1 })).toMatchObject({
    codeName: "CommandNotFound",
    errmsg: "no such command: 'shutdown'",
  });
  expect(await engine.run({ constructor: 1 })).toMatchObject({ codeName: "CommandNotFound" });
  expect(await engine.run({ listDatabases: 1 })).toMatchObject({ codeName: "Unauthorized" });
  expect(await engine.run({ $db: "a b", ping: 1 })).toMatchObject({ codeName: "InvalidNamespace" });
});

test("does the write and reports a write concern that one member cannot meet", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const insert = (w: unknown) => run({ insert: "c", documents: [{}], writeConcern: { w } });
  expect(await insert(2)).toMatchObject({
    n: { value: 1 },
    writeConcernError: { codeName: "UnsatisfiableWriteConcern" },
  });
  expect(await insert("dc1")).toMatchObject({
    n: { value: 1 },
    writeConcernError: { codeName: "UnknownReplWriteConcern" },
  });
  expect(await insert("majority")).not.toHaveProperty("writeConcernError");
  expect(await insert(-1)).toMatchObject({ codeName: "FailedToParse" });
});

test("takes unacknowledged writes without a word", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number }>("items");
  await client.withSession(async (session) => {
    expect(await items.insertOne({ _id: 1 }, { writeConcern: { w: 0 } })).toMatchObject({ acknowledged: false });
    await expect.poll(() => items.countDocuments({}, { session })).toBe(1);
  });
});

test("refuses documents that are too large or too deep, and stays well", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const large = await run({ insert: "c" }, { documents: [{ _id: 1, text: "x".repeat(16 * 1024 * 1024) }] });
  expect(large).toMatchObject({ n: { value: 0 }, writeErrors: [{ code: { value: 10_334 } }] });
  await run({ insert: "c", documents: [{ _id: 2, text: "x".repeat(9 * 1024 * 1024) }] });
  const grown = await run({ update: "c", updates: [{ q: { _id: 2 }, u: [{ $set: { again: "$text" } }] }] });
  expect(grown).toMatchObject({ writeErrors: [{ code: { value: 17_419 } }] });
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 1 } });
});

test("counts the statements of a batch and refuses an empty one", async () => {
  using engine = openTestEngine();
  expect(await engine.run({ insert: "c", documents: [] })).toMatchObject({ codeName: "InvalidLength" });
  expect(await engine.run({ update: "c", updates: [{ q: {}, u: {}, speed: 1 }] })).toMatchObject({
    code: { value: 40415 },
  });
});

test("keeps documents from reaching the server's own prototypes", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "c" }, { documents: [{ _id: 1, a: 1 }] });
  await run({ update: "c", updates: [{ q: { _id: 1 }, u: { $rename: { a: "__proto__.polluted" } } }] });
  await run({ update: "c", updates: [{ q: { _id: 1 }, u: { $set: { "constructor.prototype.polluted": 1 } } }] });
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  expect(({} as Doc)["polluted"]).toBeUndefined();
});

test("lists and ends sessions", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const lsid = { id: new UUID().toBinary() };
  await run({ ping: 1, lsid });
  expect(engine.engine.sessions.list()).toHaveLength(1);
  expect(await run({ startSession: 1 })).toMatchObject({ timeoutMinutes: { value: 30 } });
  await run({ endSessions: [lsid] });
  expect(engine.engine.sessions.list()).toHaveLength(1);
  await run({ killAllSessions: [] });
  expect(engine.engine.sessions.list()).toHaveLength(0);
});

test("what is in no Stable API is refused to whoever asks for nothing else, stages of pipelines too", async () => {
  using engine = openTestEngine();
  const strict = { apiVersion: "1", apiStrict: true };
  const sessions = { aggregate: 1, pipeline: [{ $listLocalSessions: {} }], cursor: {} };
  for (const unstable of [{ distinct: "c", key: "a" }, sessions]) {
    expect(await engine.run({ ...unstable, ...strict })).toMatchObject({ codeName: "APIStrictError" });
    expect(await engine.run(unstable)).toMatchObject({ ok: { value: 1 } });
  }
  const counted = { aggregate: "c", pipeline: [{ $count: "n" }], cursor: {}, ...strict };
  expect(await engine.run(counted)).toMatchObject({ ok: { value: 1 } });
});
