import { rmSync } from "node:fs";
import { Long, UUID } from "bson";
import { mongo } from "mongoose";
import { expect, onTestFinished, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { serve } from "../serve.ts";
import { openTestEngine, startTestServer, temporaryFolder } from "../testing.ts";

const failCommand = (data: Doc, mode: unknown = { times: 1 }): Doc => ({
  $db: "admin",
  configureFailPoint: "failCommand",
  mode,
  data,
});

test("fails the named command as often as it was told, and no other", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run(failCommand({ failCommands: ["find"], errorCode: 8 }, { times: 2 }));
  expect(await run({ count: "c" })).toMatchObject({ ok: { value: 1 } });
  for (const ok of [0, 0, 1]) expect(await run({ find: "c" })).toMatchObject({ ok: { value: ok } });
});

test("stays on until it is switched off", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run(failCommand({ failCommands: ["ping"], errorCode: 8 }, "alwaysOn"));
  for (let time = 0; time < 3; time += 1) expect(await run({ ping: 1 })).toMatchObject({ code: { value: 8 } });
  await run(failCommand({}, "off"));
  expect(await run({ ping: 1 })).toMatchObject({ ok: { value: 1 } });
});

test("lets as many occasions pass as it was told to skip, then stays on", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run(failCommand({ failCommands: ["ping"], errorCode: 8 }, { skip: 2 }));
  for (const ok of [1, 1, 0, 0]) expect(await run({ ping: 1 })).toMatchObject({ ok: { value: ok } });
  expect(await run(failCommand({}, { skip: -1 }))).toMatchObject({ codeName: "BadValue" });
});

test("labels retryable errors of retryable writes by itself, and otherwise as it was told", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const session = { id: new UUID().toBinary() };
  let number = 0;
  const write = () => run({ insert: "c", documents: [{}], lsid: session, txnNumber: Long.fromNumber((number += 1)) });
  const strike = (data: Doc) => run(failCommand({ failCommands: ["insert"], ...data }));
  await strike({ errorCode: 91 });
  expect(await write()).toMatchObject({ errorLabels: ["RetryableWriteError"] });
  await strike({ errorCode: 91 });
  expect(await run({ insert: "c", documents: [{}] })).not.toHaveProperty("errorLabels");
  await strike({ errorCode: 8 });
  expect(await write()).not.toHaveProperty("errorLabels");
  await strike({ errorCode: 91, errorLabels: [] });
  expect(await write()).not.toHaveProperty("errorLabels");
  await strike({ errorCode: 8, errorLabels: ["Mine"] });
  expect(await write()).toMatchObject({ errorLabels: ["Mine"] });
});

test("strikes only the application it is meant for", async () => {
  await using server = await startTestServer();
  await using target = new mongo.MongoClient(server.uri, { appName: "target", retryReads: false });
  await using bystander = new mongo.MongoClient(server.uri, { appName: "bystander", retryReads: false });
  await target.connect();
  const { $db: _db, ...command } = failCommand({ failCommands: ["find"], closeConnection: true, appName: "target" });
  await bystander.db("admin").command(command);
  expect(await bystander.db("a").collection("c").findOne()).toBeNull();
  await expect(target.db("a").collection("c").findOne()).rejects.toBeInstanceOf(mongo.MongoNetworkError);
});

test("holds a command up for as long as it was told", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run(failCommand({ failCommands: ["ping"], blockConnection: true, blockTimeMS: 60 }));
  const startedAt = performance.now();
  expect(await run({ ping: 1 })).toMatchObject({ ok: { value: 1 } });
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
});

test("is there for tests only", async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await using server = await serve({ folder, port: 0, hasTestCommands: false });
  await using client = new mongo.MongoClient(server.uri);
  const { $db: _db, ...command } = failCommand({ failCommands: ["find"] });
  await expect(client.db("admin").command(command)).rejects.toMatchObject({ code: 59, codeName: "CommandNotFound" });
});
