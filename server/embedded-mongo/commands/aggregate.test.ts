import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { startTestServer } from "../testing.ts";

interface Item {
  _id: number;
  kind?: string;
  n?: number;
}

const three: Item[] = [
  { _id: 1, kind: "a", n: 1 },
  { _id: 2, kind: "b", n: 2 },
  { _id: 3, kind: "a", n: 3 },
];

async function shop() {
  const server = await startTestServer();
  const client = new mongo.MongoClient(server.uri);
  const db = client.db("shop");
  const items = db.collection<Item>("items");
  await items.insertMany(three);
  return {
    client,
    db,
    items,
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.stop();
    },
  };
}

test("groups, sorts and joins over several batches", async () => {
  await using stack = await shop();
  await stack.db.collection<{ _id: string; name: string }>("kinds").insertMany([
    { _id: "a", name: "Apples" },
    { _id: "b", name: "Pears" },
  ]);
  const pipeline = [
    { $match: { n: { $gt: 0 } } },
    { $group: { _id: "$kind", total: { $sum: "$n" } } },
    { $lookup: { from: "kinds", localField: "_id", foreignField: "_id", as: "kind" } },
    { $sort: { total: -1 } },
  ];
  const found = await stack.items.aggregate(pipeline, { batchSize: 1 }).toArray();
  expect(found.map(({ total, kind }) => [total, kind[0]?.name])).toEqual([
    [4, "Apples"],
    [2, "Pears"],
  ]);
});

test("uses the pipeline's variables in its leading match", async () => {
  await using stack = await shop();
  const pipeline = [{ $match: { $expr: { $eq: ["$n", "$$wanted"] } } }];
  expect(await stack.items.aggregate(pipeline, { let: { wanted: 2 } }).toArray()).toEqual([three[1]]);
});

test("replaces a collection with $out and keeps its indexes", async () => {
  await using stack = await shop();
  const target = stack.db.collection<Item>("target");
  await target.insertOne({ _id: 9 });
  await target.createIndex({ n: 1 }, { unique: true });
  await stack.items.aggregate([{ $match: { kind: "a" } }, { $out: "target" }]).toArray();
  expect(await target.find().toArray()).toEqual([three[0], three[2]]);
  expect((await target.indexes()).map(({ name }) => name)).toEqual(["_id_", "n_1"]);
});

test("leaves the old collection as it was when $out cannot store a result", async () => {
  await using stack = await shop();
  const target = stack.db.collection<Item>("target");
  await target.insertOne({ _id: 9, n: 9 });
  await target.createIndex({ n: 1 }, { unique: true });
  await expect(stack.items.aggregate([{ $set: { n: 5 } }, { $out: "target" }]).toArray()).rejects.toThrow("E11000");
  expect(await target.find().toArray()).toEqual([{ _id: 9, n: 9 }]);
  expect((await stack.db.listCollections().toArray()).map(({ name }) => name).toSorted()).toEqual(["items", "target"]);
});

test("refuses to write with a linearizable read concern, as MongoDB does, and to read with an unknown one", async () => {
  await using stack = await shop();
  for (const write of [{ $out: "target" }, { $merge: "target" }]) {
    const results = stack.items.aggregate([write], { readConcern: { level: "linearizable" } });
    await expect(results.toArray()).rejects.toMatchObject({ code: 72 });
  }
  const unknown = await stack.db.command({ count: "items", readConcern: { level: "!invalid123" } }).catch(String);
  expect(unknown).toContain("!invalid123");
  expect((await stack.db.listCollections().toArray()).map(({ name }) => name)).toEqual(["items"]);
});

test("merges results by key in each of its ways", async () => {
  await using stack = await shop();
  const target = stack.db.collection<Item>("target");
  const merge = async (options: object) => {
    await target.deleteMany({});
    await target.insertOne({ _id: 1, kind: "old" });
    await stack.items
      .aggregate([{ $match: { _id: { $lte: 2 } } }, { $unset: "kind" }, { $merge: { into: "target", ...options } }])
      .toArray();
    return target.find({}, { sort: { _id: 1 } }).toArray();
  };
  const two = { _id: 2, n: 2 };
  expect(await merge({})).toEqual([{ _id: 1, kind: "old", n: 1 }, two]);
  expect(await merge({ whenMatched: "replace" })).toEqual([{ _id: 1, n: 1 }, two]);
  expect(await merge({ whenMatched: "keepExisting" })).toEqual([{ _id: 1, kind: "old" }, two]);
  expect(await merge({ whenNotMatched: "discard" })).toEqual([{ _id: 1, kind: "old", n: 1 }]);
  expect(await merge({ whenMatched: [{ $set: { n: { $add: ["$$new.n", 10] } } }] })).toEqual([
    { _id: 1, kind: "old", n: 11 },
    two,
  ]);
  await expect(merge({ whenMatched: "fail" })).rejects.toThrow("E11000");
  await expect(merge({ whenNotMatched: "fail" })).rejects.toMatchObject({ code: 13113 });
  await expect(merge({ on: "kind" })).rejects.toMatchObject({ code: 51183 });
});

test("answers for the server itself without a collection", async () => {
  await using stack = await shop();
  const pipeline = [
    { $listLocalSessions: {} },
    { $limit: 1 },
    { $addFields: { dummy: "x" } },
    { $project: { _id: 0, dummy: 1 } },
  ];
  expect(await stack.client.db("admin").aggregate(pipeline).toArray()).toEqual([{ dummy: "x" }]);
  const operations = await stack.client
    .db("admin")
    .aggregate([{ $currentOp: {} }, { $match: { op: "command" } }])
    .toArray();
  expect(operations).toMatchObject([{ active: true }]);
  await expect(stack.db.aggregate([{ $match: {} }]).toArray()).rejects.toMatchObject({ code: 73 });
});

test.each([
  [[{ $frobnicate: {} }], 40324],
  [[{ $changeStream: {} }], 40573],
  [[{ $listSearchIndexes: {} }], 31082],
  [[{ $set: { a: { $frobnicate: 1 } } }], 168],
])("refuses %j with MongoDB's own code", async (pipeline, code) => {
  await using stack = await shop();
  await expect(stack.items.aggregate(pipeline).toArray()).rejects.toMatchObject({ code });
});

test("counts without looking at documents where an index says it all", async () => {
  await using stack = await shop();
  await stack.items.createIndex({ kind: 1, n: 1 });
  expect(await stack.items.countDocuments({ kind: "a", n: { $gt: 1 } })).toBe(1);
  expect(await stack.items.countDocuments({ kind: "a" }, { skip: 1, limit: 5 })).toBe(1);
  expect(await stack.items.countDocuments({}, { limit: 2 })).toBe(2);
  expect(await stack.items.countDocuments({ kind: "none" })).toBe(0);
  expect(await stack.db.collection("nothing").countDocuments()).toBe(0);
});
