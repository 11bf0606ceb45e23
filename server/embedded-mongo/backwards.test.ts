import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { startTestServer } from "./testing.ts";

test("an engine that answers backwards does so only where nobody asked for an order", async () => {
  await using server = await startTestServer({ answersBackwards: true });
  const client = new mongo.MongoClient(server.uri);
  const items = client.db("test").collection<{ _id: number; kind: string }>("items");
  try {
    await items.createIndex({ kind: 1, _id: 1 });
    await items.insertMany([1, 2, 3].map((_id) => ({ _id, kind: "a" })));
    const ids = async (found: { toArray(): Promise<{ _id: number }[]> }) =>
      (await found.toArray()).map(({ _id }) => _id);
    expect(await ids(items.find({}))).toEqual([3, 2, 1]);
    expect(await ids(items.find({ kind: "a" }))).toEqual([3, 2, 1]);
    expect(await ids(items.find({ kind: "a" }).sort({ _id: 1 }))).toEqual([1, 2, 3]);
    expect(await ids(items.find({}).sort({ _id: -1 }))).toEqual([3, 2, 1]);
  } finally {
    await client.close();
  }
});
