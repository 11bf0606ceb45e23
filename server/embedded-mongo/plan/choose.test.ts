import { MaxKey, MinKey } from "bson";
import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { openTestEngine } from "../testing.ts";
import { choosePlan } from "./choose.ts";

async function collectionOf(documents: Doc[], indexes: Doc[]) {
  const engine = openTestEngine();
  await engine.run({ insert: "c" }, { documents });
  if (indexes.length > 0) await engine.run({ createIndexes: "c", indexes });
  const collection = engine.engine.catalog.find("test", "c");
  if (!collection) throw new Error("the collection was not made");
  return { engine, collection };
}

const nameOf = (plan: ReturnType<typeof choosePlan>) => (plan.kind === "index" ? plan.index.name : plan.kind);

test("lets two conditions below one array be met by different elements", async () => {
  const parts = [
    { x: 1, y: 2 },
    { x: 2, y: 1 },
  ];
  const { engine } = await collectionOf([{ _id: 1, parts }], [{ key: { "parts.x": 1, "parts.y": 1 }, name: "parts" }]);
  using _engine = engine;
  const count = async (query: Doc) => Number((await engine.run({ count: "c", query }))["n"]);
  expect(await count({ "parts.x": 1, "parts.y": 1 })).toBe(1);
  expect(await count({ parts: { $elemMatch: { x: 1, y: 1 } } })).toBe(0);
  expect(await count({ parts: { $elemMatch: { x: 1, y: 2 } } })).toBe(1);
});

test("takes the index that leaves less to read", async () => {
  const documents = Array.from({ length: 500 }, (_, at) => ({ _id: at, common: at % 2, rare: at % 100 }));
  const { engine, collection } = await collectionOf(documents, [
    { key: { common: 1 }, name: "common" },
    { key: { rare: 1 }, name: "rare" },
  ]);
  using _engine = engine;
  expect(nameOf(choosePlan(collection, { filter: { common: 1, rare: 7 } }))).toBe("rare");
  expect(nameOf(choosePlan(collection, { filter: { common: 1 } }))).toBe("common");
  expect(nameOf(choosePlan(collection, { filter: { other: 1 } }))).toBe("collection");
});

test("looks up values of a unique index whatever other index there is", async () => {
  const documents = Array.from({ length: 50 }, (_, at) => ({ _id: at, a: at, b: at % 2, list: [at] }));
  const { engine, collection } = await collectionOf(documents, [
    { key: { b: 1, _id: 1 }, name: "b" },
    { key: { a: 1 }, name: "a", unique: true },
    { key: { list: 1 }, name: "list", unique: true },
  ]);
  using _engine = engine;
  expect(nameOf(choosePlan(collection, { filter: { _id: 1, b: 1 } }))).toBe("_id_");
  expect(nameOf(choosePlan(collection, { filter: { a: { $in: [1, 2, 3] }, b: 1 }, sort: { b: 1 } }))).toBe("a");
  expect(nameOf(choosePlan(collection, { filter: { a: { $gte: 1 }, b: 1, _id: 1 } }))).toBe("_id_");
  expect(nameOf(choosePlan(collection, { filter: { list: 1, b: 9 } }))).not.toBe("collection");
});

test("serves a disjunction only when each of its branches has an index", async () => {
  const { engine, collection } = await collectionOf(
    [{ _id: 1, a: 1, b: 2 }],
    [
      { key: { a: 1 }, name: "a" },
      { key: { b: 1 }, name: "b" },
    ],
  );
  using _engine = engine;
  expect(nameOf(choosePlan(collection, { filter: { $or: [{ a: 1 }, { b: 1 }] } }))).toBe("union");
  expect(nameOf(choosePlan(collection, { filter: { $or: [{ a: 1 }, { c: 1 }] } }))).toBe("collection");
});

test("answers each document once when several branches or elements lead to it", async () => {
  const { engine } = await collectionOf(
    [{ _id: 1, a: [1, 2, 3], b: 1 }],
    [
      { key: { a: 1 }, name: "a" },
      { key: { b: 1 }, name: "b" },
    ],
  );
  using _engine = engine;
  for (const query of [{ a: { $gte: 1 } }, { $or: [{ a: 1 }, { a: 3 }, { b: 1 }] }]) {
    expect(await engine.run({ count: "c", query })).toMatchObject({ n: { value: 1 } });
  }
});

test("a sparse index does not serve what a missing field fulfils, too", async () => {
  const { engine } = await collectionOf([{ _id: 1 }, { _id: 2, a: 1 }], [{ key: { a: 1 }, name: "a", sparse: true }]);
  using _engine = engine;
  for (const query of [
    { a: { $gte: new MinKey() } },
    { a: { $lt: new MaxKey() } },
    { a: { $lte: null } },
    { a: null },
  ]) {
    const scanned = await engine.run({ count: "c", query, hint: { $natural: 1 } });
    expect((await engine.run({ count: "c", query }))["n"]).toEqual(scanned["n"]);
  }
});
