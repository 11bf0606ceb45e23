import { mongo } from "mongoose";
import { afterAll, beforeEach, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { buildMissingIndexes } from "./build-indexes.ts";
import { createDatabase } from "./create-database.ts";
import { compareIndexes, findIndexDifferences } from "./index-differences.ts";
import { defineRows } from "./rows.ts";
import { anyRows } from "./testing.ts";

interface PlateRow {
  _id: string;
  plate: string;
  seen?: Date;
}

const plateRows = defineRows<PlateRow>("plates", {
  plate: { key: { plate: 1 }, unique: true, partialFilterExpression: { plate: { $exists: true } } },
  seen: { key: { seen: 1, _id: -1 } },
  old: { key: { seen: 1 }, expireAfterSeconds: 3_600 },
});
const server = await startTestServer();
const uri = `${server.uri}&socketTimeoutMS=400`;
const db = createDatabase(uri, { rows: [], prepare: async () => {} });
await db.connect();
const plates = anyRows(db, "plates");
const client = new mongo.MongoClient(server.uri, { appName: "fail-points" });

beforeEach(async () => {
  await plates.drop().catch(() => undefined);
  await plates.insertMany([{ plate: "QF 1" }, { plate: "QF 2" }]);
});

afterAll(async () => {
  await db.close();
  await client.close();
  await server.stop();
});

const differences = () => findIndexDifferences(db, [plateRows]);
const build = (onBuild?: (index: string, documents: number) => void) =>
  buildMissingIndexes(db, uri, [plateRows], onBuild);

test("builds what is missing on a filled collection, and says of each over how many documents", async () => {
  expect((await differences()).map(({ found }) => found)).toEqual([
    "The index plates.plate is missing.",
    "The index plates.seen is missing.",
    "The index plates.old is missing.",
  ]);
  const heard: string[] = [];
  expect(await build((index, documents) => heard.push(`${index} ${documents}`))).toEqual([]);
  expect(heard).toEqual(["plates.plate 2", "plates.seen 2", "plates.old 2"]);
  expect(await differences()).toEqual([]);
});

test("a build takes as long as it takes, whatever the address says of answers", async () => {
  const data = {
    failCommands: ["createIndexes"],
    blockConnection: true,
    blockTimeMS: 1_200,
    appName: "quickfix-indexes",
  };
  await client.db("admin").command({ configureFailPoint: "failCommand", mode: { times: 1 }, data });
  expect(await build()).toEqual([]);
  expect(await differences()).toEqual([]);
});

test("documents that stand in the way are named by their ids, and the other indexes are built", async () => {
  await plates.insertOne({ plate: "QF 1" });
  const same = await plates.find({ plate: "QF 1" }).sort({ _id: 1 }).toArray();
  const left = await build();
  expect(left).toEqual([
    {
      kind: "duplicates",
      collection: "plates",
      wanted: "plate",
      found: `The index plates.plate cannot be built, because documents have the same plate: ${same.map(({ _id }) => String(_id)).join(" and ")}.`,
      fix: expect.stringContaining("run npm run indexes again"),
    },
  ]);
  expect((await differences()).map(({ wanted }) => wanted)).toEqual(["plate"]);
});

test.each<[string, mongo.IndexSpecification, mongo.CreateIndexesOptions, string]>([
  ["another key", { seen: 1 }, { name: "seen" }, "is over { seen: 1 } instead of { seen: 1, _id: -1 }"],
  ["another direction", { seen: 1, _id: 1 }, { name: "seen" }, "instead of { seen: 1, _id: -1 }"],
  ["no uniqueness", { plate: 1 }, { name: "plate" }, "has unique not set instead of true"],
  [
    "another filter",
    { plate: 1 },
    { name: "plate", unique: true, partialFilterExpression: { plate: { $gt: "a" } } },
    "has partialFilterExpression { plate: { '$gt': 'a' } } instead of { plate: { '$exists': true } }",
  ],
  [
    "another time to live",
    { seen: 1 },
    { name: "old", expireAfterSeconds: 60 },
    "has expireAfterSeconds 60 instead of 3600",
  ],
  ["a sparse one", { seen: 1, _id: -1 }, { name: "seen", sparse: true }, "has sparse true instead of not set"],
])("an index with %s is different, and in the way", async (_, key, options, words) => {
  await plates.createIndex(key, options);
  const left = await build();
  expect(left[0]).toMatchObject({ kind: "different", found: expect.stringContaining(words) });
  expect(left[0]?.fix).toContain(`db.getCollection('plates').dropIndex('${options.name}')`);
});

test("the right one under another name is in the way, and others only where they do harm", () => {
  const found: mongo.IndexDescriptionInfo[] = [
    { v: 2, name: "_id_", key: { _id: 1 } },
    { v: 2, name: "seen_1__id_-1", key: { seen: 1, _id: -1 } },
    { v: 2, name: "plate", key: { plate: 1 }, unique: true, partialFilterExpression: { plate: { $exists: true } } },
    { v: 2, name: "old", key: { seen: 1 }, expireAfterSeconds: 3_600, background: true },
    { v: 2, name: "mine", key: { colour: 1 } },
    { v: 2, name: "once", key: { colour: 1, plate: 1 }, unique: true },
    { v: 2, name: "gone", key: { colour: -1 }, expireAfterSeconds: 5 },
  ];
  expect(compareIndexes(plateRows, found).map(({ kind, found: sentence }) => [kind, sentence])).toEqual([
    ["renamed", "The index plates.seen is there under another name, seen_1__id_-1."],
    ["stray", "The index plates.once is none of QuickFix's, and refuses documents that have the same key as another."],
    ["stray", "The index plates.gone is none of QuickFix's, and deletes documents by their age."],
  ]);
});

test("one without its time to live is bearable: documents stay longer", async () => {
  await plates.createIndex({ seen: 1 }, { name: "old" });
  expect(await build()).toMatchObject([{ kind: "everlasting", wanted: "old" }]);
});

test("one over the same key that does something else is named, and the others are built", async () => {
  await plates.createIndex({ seen: 1 }, { name: "mine" });
  const left = await build();
  expect(left).toMatchObject([{ kind: "different", wanted: "old", found: expect.stringContaining("'mine'") }]);
  expect((await differences()).map(({ wanted }) => wanted)).toEqual(["old"]);
});
