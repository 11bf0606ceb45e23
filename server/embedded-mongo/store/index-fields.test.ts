import { Int32 } from "bson";
import { expect, test } from "vitest";
import { openTestEngine } from "../testing.ts";
import { topFields } from "./index-fields.ts";

const ONE = new Int32(1);

test("an index depends on the first parts of its paths and on what its condition asks", () => {
  const partial = { status: "open", $and: [{ "by.name": { $exists: true } }, { $or: [{ rank: { $gt: 1 } }] }] };
  expect(topFields([["at"], ["where", "town"]], partial)).toEqual(["at", "where", "status", "by", "rank"]);
  expect(topFields([["at"]], { $expr: { $gt: ["$a", "$b"] } })).toBeNull();
});

test("a document is found by what an update made of it, in every kind of index, and by nothing that it was before", async () => {
  using engine = openTestEngine();
  const find = async (filter: object, hint: string) => {
    const { cursor } = (await engine.run({ find: "c", filter, hint })) as {
      cursor: { firstBatch: { _id: unknown }[] };
    };
    return cursor.firstBatch.map(({ _id }) => _id);
  };
  await engine.run({ insert: "c" }, { documents: [{ _id: 1, a: 1, list: [1, 2], in: { b: 1 }, open: true, same: 1 }] });
  const indexes = [
    { key: { a: 1, same: 1 }, name: "plain" },
    { key: { list: 1 }, name: "list" },
    { key: { "in.b": 1 }, name: "below" },
    { key: { same: 1 }, name: "partial", partialFilterExpression: { open: true } },
  ];
  await engine.run({ createIndexes: "c", indexes });
  const changes = [{ $set: { a: 2 } }, { $push: { list: 3 } }, { $set: { "in.b": 2 } }, { $set: { open: false } }];
  for (const u of changes) await engine.run({ update: "c" }, { updates: [{ q: { _id: 1 }, u }] });
  expect([await find({ a: 1 }, "plain"), await find({ a: 2, same: 1 }, "plain")]).toEqual([[], [ONE]]);
  expect([await find({ list: 3 }, "list"), await find({ list: 2 }, "list")]).toEqual([[ONE], [ONE]]);
  expect([await find({ "in.b": 1 }, "below"), await find({ "in.b": 2 }, "below")]).toEqual([[], [ONE]]);
  expect(await find({ same: 1, open: true }, "partial")).toEqual([]);
  expect(await engine.run({ validate: "c", full: true })).toMatchObject({ valid: true });
});
