import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { startTestServer } from "../testing.ts";

test("reports a duplicate key in the exact form that applications parse", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const users = client.db("shop").collection("users");
  await users.createIndex({ name: 1 }, { unique: true });
  await users.createIndex({ "address.city": 1, age: -1 }, { unique: true });
  await users.insertOne({ name: "x", address: { city: "Bonn" }, age: 3 });

  const error: unknown = await users.insertOne({ name: "x" }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(mongo.MongoServerError);
  expect(error).toMatchObject({
    code: 11000,
    message: 'E11000 duplicate key error collection: shop.users index: name_1 dup key: { name: "x" }',
    keyPattern: { name: 1 },
    keyValue: { name: "x" },
  });

  const compound: unknown = await users
    .insertOne({ name: "y", address: { city: "Bonn" }, age: 3 })
    .catch((reason: unknown) => reason);
  expect(compound).toMatchObject({
    message:
      'E11000 duplicate key error collection: shop.users index: address.city_1_age_-1 dup key: { address.city: "Bonn", age: 3 }',
    keyPattern: { "address.city": 1, age: -1 },
    keyValue: { "address.city": "Bonn", age: 3 },
  });
});

test("names the code when a findAndModify meets a duplicate key", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const users = client.db("shop").collection("users");
  await users.createIndex({ name: 1 }, { unique: true });
  await users.insertMany([{ name: "x" }, { name: "y" }]);
  const error: unknown = await users
    .findOneAndUpdate({ name: "y" }, { $set: { name: "x" } })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 11000,
    codeName: "DuplicateKey",
    keyPattern: { name: 1 },
    keyValue: { name: "x" },
  });
  expect(await users.countDocuments({ name: "y" })).toBe(1);
});

test("stops an ordered batch at the refused statement and completes an unordered one around it", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  for (const [ordered, expected] of [
    [true, [1, 2]],
    [false, [1, 2, 4, 5]],
  ] as const) {
    const items = client.db("shop").collection<{ _id: number; n?: number }>(`items-${ordered}`);
    await items.insertOne({ _id: 1 });
    const writes = [2, 1, 4].map((_id) => ({ insertOne: { document: { _id } } }));
    const upsert = { updateOne: { filter: { _id: 5 }, update: { $set: { n: 1 } }, upsert: true } };
    const error: unknown = await items.bulkWrite([...writes, upsert], { ordered }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(mongo.MongoBulkWriteError);
    if (!(error instanceof mongo.MongoBulkWriteError)) return;
    expect([error.writeErrors].flat().map(({ index, code }) => ({ index, code }))).toEqual([{ index: 1, code: 11000 }]);
    expect(await items.distinct("_id")).toEqual(expected);
  }
});

test("lets missing, null and empty values into a unique index as MongoDB does", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number; tag?: unknown }>("items");
  await items.createIndex({ tag: 1 }, { unique: true });
  await items.insertOne({ _id: 1 });
  await expect(items.insertOne({ _id: 2, tag: null })).rejects.toThrow("dup key: { tag: null }");
  await items.insertOne({ _id: 3, tag: [] });
  await expect(items.insertOne({ _id: 4, tag: [] })).rejects.toThrow("dup key: { tag: undefined }");
  await items.insertOne({ _id: 5, tag: ["a", "a", "b"] });
  await expect(items.insertOne({ _id: 6, tag: "b" })).rejects.toThrow('dup key: { tag: "b" }');
});

test("keeps the documents that an updateMany changed before it met a duplicate key", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number; slot?: string }>("items");
  await items.createIndex({ slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
  await items.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
  await expect(items.updateMany({}, { $set: { slot: "s" } })).rejects.toThrow("E11000");
  expect(await items.find({}, { sort: { _id: 1 } }).toArray()).toEqual([{ _id: 1, slot: "s" }, { _id: 2 }, { _id: 3 }]);
  expect(await client.db("shop").command({ validate: "items" })).toMatchObject({ valid: true });
});

test("refuses to build a unique index over duplicates, and builds nothing", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection("items");
  await items.insertMany([{ a: 1 }, { a: 1 }]);
  await expect(items.createIndexes([{ key: { b: 1 } }, { key: { a: 1 }, unique: true }])).rejects.toThrow("E11000");
  expect((await items.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
});
