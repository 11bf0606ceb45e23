import { mongo } from "mongoose";
import { describe, expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { compileFilter } from "../query/filter.ts";
import { openTestEngine, startTestServer } from "../testing.ts";

const overflow = { code: { value: 15 }, codeName: "Overflow" };
const path = (parts: number): string => Array.from({ length: parts }, () => "a").join(".");

/** A document of so many levels, itself counted. */
function nested(levels: number, inside: unknown = { leaf: 1 }): Doc {
  let doc = inside as Doc;
  for (let level = 1; level < levels; level += 1) doc = { a: doc };
  return doc;
}

test("documents of 180 levels are stored, changed and answered; deeper ones are refused over the wire", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number; a?: unknown }>("items");
  await items.insertOne({ _id: 1, ...nested(180) });
  for (const levels of [181, 195, 199, 201, 2_000]) {
    const refusal = items.insertOne({ _id: 2, ...nested(levels) });
    await expect(refusal).rejects.toMatchObject({ code: 15 });
  }
  await items.updateOne({ _id: 1 }, { $set: { b: 1 } });
  await items.replaceOne({ _id: 1 }, nested(180));
  expect(await items.findOneAndUpdate({ _id: 1 }, { $unset: { a: "" } })).toEqual({ _id: 1, ...nested(180) });
  expect(await items.countDocuments()).toBe(1);
});

describe("what nests or names too deep is refused with code 15 and leaves everything as it was", () => {
  test.each<[title: string, command: Doc]>([
    ["a filter", { find: "c", filter: { [path(5_000)]: 1 } }],
    ["a filter that a missing field would match", { find: "c", filter: { [path(250)]: null } }],
    ["a projection", { find: "c", projection: { [path(5_000)]: 1 } }],
    ["a sort", { find: "c", sort: { [path(5_000)]: 1 } }],
    ["an expression's field", { aggregate: "c", pipeline: [{ $project: { x: `$${path(5_000)}` } }], cursor: {} }],
    ["an unwound field", { aggregate: "c", pipeline: [{ $unwind: `$${path(5_000)}` }], cursor: {} }],
    [
      "a joined field",
      {
        aggregate: "c",
        pipeline: [{ $lookup: { from: "c", localField: "a", foreignField: path(5_000), as: "b" } }],
        cursor: {},
      },
    ],
    [
      "an answer",
      { aggregate: "c", pipeline: Array.from({ length: 250 }, () => ({ $replaceWith: { a: "$$ROOT" } })), cursor: {} },
    ],
    [
      "a value made deeper than the stack",
      {
        aggregate: "c",
        pipeline: [
          { $set: { x: { $reduce: { input: { $range: [0, 100_000] }, initialValue: {}, in: { a: "$$value" } } } } },
          { $group: { _id: "$x" } },
        ],
        cursor: {},
      },
    ],
    ["a key of distinct", { distinct: "c", key: path(5_000) }],
  ])("%s", async (_title, command) => {
    using engine = openTestEngine();
    await engine.run({ insert: "c" }, { documents: [{ _id: 1 }] });
    expect(await engine.run(command)).toMatchObject(overflow);
    expect(await engine.run({ count: "c" })).toMatchObject({ n: { value: 1 } });
  });

  test.each([
    ["$set", { $set: { [path(250)]: 1 } }],
    ["$set of a long path", { $set: { [path(5_000)]: 1 } }],
    ["$set below the limit of paths", { $set: { [path(190)]: 1 } }],
    ["$set of a deep value at a deep path", { $set: { [path(100)]: nested(90) } }],
    ["$rename", { $rename: { b: path(190) } }],
    ["a pipeline", [{ $set: { [path(190)]: 1 } }]],
  ])("an update: %s", async (_title, u) => {
    using engine = openTestEngine();
    await engine.run({ insert: "c" }, { documents: [{ _id: 1, b: 1 }] });
    const refused = { writeErrors: [{ code: { value: 15 } }] };
    expect(await engine.run({ update: "c", updates: [{ q: { _id: 1 }, u }] })).toMatchObject(refused);
    expect(await engine.run({ update: "c", updates: [{ q: { _id: 2 }, u, upsert: true }] })).toMatchObject(
      _title === "$rename" ? { n: { value: 1 } } : refused,
    );
    expect(await engine.run({ find: "c", filter: { _id: 1 } })).toMatchObject({
      cursor: { firstBatch: [{ b: { value: 1 } }] },
    });
  });

  test("an index", async () => {
    using engine = openTestEngine();
    const indexes = [{ key: { [path(250)]: 1 }, name: "deep" }];
    expect(await engine.run({ createIndexes: "c", indexes })).toMatchObject(overflow);
  });
});

test("conditions nest 100 deep and no deeper, as in MongoDB", async () => {
  using engine = openTestEngine();
  const and = (levels: number): Doc => {
    let filter: Doc = { b: 1 };
    for (let level = 0; level < levels; level += 1) filter = { $and: [filter] };
    return filter;
  };
  await engine.run({ insert: "c" }, { documents: [{ _id: 1, b: 1 }] });
  expect(await engine.run({ find: "c", filter: and(90) })).toMatchObject({ cursor: { firstBatch: [{}] } });
  // Each $and nests an array and a document, so that this is as deep as a message can be.
  expect(() => compileFilter(and(101))).toThrow(expect.objectContaining({ code: 2 }));
});
