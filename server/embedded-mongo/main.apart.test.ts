import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { folderOf, outcome, run, start } from "./testing/processes.ts";

test("prints its address once it is ready, and stops cleanly on SIGTERM", async () => {
  using folder = folderOf();
  await using server = await start(folder.path);
  expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=quickfix$/);
  for (const uri of [server.uri, server.uri.replace("replicaSet=quickfix", "directConnection=true")]) {
    await using client = new mongo.MongoClient(uri);
    expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  }
  server.child.kill("SIGTERM");
  expect((await once(server.child, "exit"))[0]).toBe(0);
});

test("its files are its owner's alone, also those that an earlier version left open", async () => {
  using folder = folderOf();
  const insert = async () => {
    await using server = await start(folder.path);
    await using client = new mongo.MongoClient(server.uri);
    await client.db("test").collection("things").insertOne({});
    return readdirSync(folder.path).map((name) => join(folder.path, name));
  };
  for (const file of await insert()) chmodSync(file, 0o644);
  chmodSync(folder.path, 0o755);
  const files = [folder.path, ...(await insert())].filter((file) => existsSync(file));
  expect(files.length).toBeGreaterThan(3);
  expect(new Set(files.map((file) => statSync(file).mode & 0o077))).toEqual(new Set([0]));
});

test("a signal is answered within a second, however long the command takes that runs", async () => {
  using folder = folderOf();
  await using server = await start(folder.path);
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number }>("items");
  await items.insertOne({ _id: 1 });
  const many = client.db("shop").collection("many");
  await many.insertMany(Array.from({ length: 60_000 }, (_unused, n) => ({ n })));
  const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const answer = many.createIndexes(keys.map((name) => ({ key: { n: 1, [name]: 1 } })));
  answer.catch(() => undefined);
  // What asks behind it is not answered: the server is at it.
  const other = items.findOne({}, { maxTimeMS: 60_000 });
  other.catch(() => undefined);
  expect(await Promise.race([other.then(() => "answered"), delay(500, "waits")])).toBe("waits");
  const asked = performance.now();
  server.child.kill("SIGTERM");
  const [, signal] = await once(server.child, "exit");
  expect(performance.now() - asked).toBeLessThan(1_000);
  expect(signal).toBe("SIGTERM");
  await using again = await start(folder.path);
  await using reader = new mongo.MongoClient(again.uri);
  expect(await reader.db("shop").collection("items").countDocuments()).toBe(1);
});

test("stops in order within a second while a report runs", async () => {
  using folder = folderOf();
  await using server = await start(folder.path);
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number }>("items");
  await items.insertOne({ _id: 1 });
  const numbers = { $range: [0, 3_000] };
  const endless = { $reduce: { input: numbers, initialValue: 0, in: { $add: ["$$value", { $size: [numbers] }] } } };
  const report = items.aggregate([{ $project: { n: { $map: { input: numbers, in: endless } } } }]).toArray();
  report.catch(() => undefined);
  // Nobody waits for it.
  expect(await items.findOne({})).toEqual({ _id: 1 });
  const asked = performance.now();
  server.child.kill("SIGTERM");
  const [code] = await once(server.child, "exit");
  expect(performance.now() - asked).toBeLessThan(1_000);
  expect(code).toBe(0);
});

test("--check reads all of a folder and says what is wrong with it", async () => {
  using folder = folderOf();
  {
    await using server = await start(folder.path);
    await using client = new mongo.MongoClient(server.uri);
    await client.db("shop").collection("items").insertMany([{}, {}]);
    expect(await outcome(run("--check", "--data", folder.path))).toEqual({
      code: 0,
      output: "2 documents in 1 collections and 1 indexes were read: all is well.\n",
    });
  }
  using db = new DatabaseSync(join(folder.path, "mongo.db"));
  db.exec("DELETE FROM collection_1 WHERE id = 1");
  const { code, output } = await outcome(run("--check", "--data", folder.path));
  expect(code).toBe(1);
  expect(output).toContain("shop.items: index _id_ has 2 entries for 1 keys");
});

test.each([["--port", "many"], ["--port", "70000"], ["--speed", "1"], ["surplus"], ["--check", "--port=1"]])(
  "explains itself when called with %s %s",
  async (...flags) => {
    const { code, output } = await outcome(run(...flags.filter((flag) => flag !== undefined)));
    expect(code).toBe(2);
    expect(output).toContain("Usage: npm run embedded");
  },
);

test("refuses a folder that another server has open, naming its process", async () => {
  using folder = folderOf();
  await using first = await start(folder.path);
  const second = await outcome(run("--port", "0", "--data", folder.path));
  expect(second.code).toBe(1);
  expect(second.output).toContain(`process ${first.child.pid}`);
});
