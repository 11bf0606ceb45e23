import { join } from "node:path";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { checkWhole } from "../folder/deep-check.ts";
import { folderOf, outcome, run, start } from "../testing/processes.ts";

test("a dump beside a server at work is of one moment: of what was written one after the other nothing is missing between", async () => {
  using folder = folderOf();
  const [data, dump, restored] = ["data", "dump", "restored"].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  await using server = await start(data);
  await using client = new mongo.MongoClient(server.uri);
  const collections = ["first", "second"].map((name) => client.db("shop").collection<{ _id: number }>(name));
  let isOver = false;
  let written = 0;
  const write = async () => {
    for (; !isOver; written += 1) for (const each of collections) await each.insertOne({ _id: written });
  };
  const writing = write();
  await expect.poll(() => written).toBeGreaterThan(100);
  const atStart = written;
  expect(await outcome(run("--dump", dump, "--data", data))).toMatchObject({ code: 0 });
  expect(written).toBeGreaterThan(atStart);
  isOver = true;
  await writing;
  expect(await outcome(run("--restore", dump, "--data", restored))).toMatchObject({ code: 0 });
  expect(checkWhole(restored).problems).toEqual([]);
  await using again = await start(restored);
  await using reader = new mongo.MongoClient(again.uri);
  const [first = 0, second = 0] = await Promise.all(
    ["first", "second"].map((name) => reader.db("shop").collection(name).countDocuments()),
  );
  expect(first).toBeGreaterThanOrEqual(atStart);
  // The second of a pair is written once the first is there.
  expect([0, 1]).toContain(first - second);
  const [last] = await reader.db("shop").collection("first").find().sort({ _id: -1 }).limit(1).toArray();
  expect(last?.["_id"]).toBe(first - 1);
});
