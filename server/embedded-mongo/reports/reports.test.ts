import { Long } from "bson";
import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { openTestEngine } from "../testing.ts";

const many = 3_000;

/** A collection that is too large to be read between two claims. */
async function filled() {
  const opened = openTestEngine();
  const documents = Array.from({ length: many }, (_, n) => ({ _id: n, group: n % 7, turned: many - n, tags: [n % 3] }));
  await opened.run({ insert: "c" }, { documents });
  return opened;
}

const sums = {
  aggregate: "c",
  pipeline: [{ $group: { _id: "$group", n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
  cursor: {},
};

function batchOf(reply: Doc): { id: Long; docs: Doc[] } {
  const { cursor } = reply as { cursor: { id: Long; firstBatch?: Doc[]; nextBatch?: Doc[] } };
  return { id: cursor.id, docs: cursor.firstBatch ?? cursor.nextBatch ?? [] };
}

test("answers a long report as it would a short one", async () => {
  using engine = await filled();
  const { docs } = batchOf(await engine.run(sums));
  expect(docs.map(({ n }) => Number(n))).toEqual([429, 429, 429, 429, 428, 428, 428]);
  expect(await engine.run({ count: "c", query: { turned: { $gt: 10 } } })).toMatchObject({ n: { value: many - 10 } });
  expect(await engine.run({ distinct: "c", key: "group" })).toMatchObject({ values: { length: 7 } });
});

test("shows a report what was written in the same turn, and in the one before", async () => {
  using engine = await filled();
  for (let written = 1; written <= 5; written += 1) {
    const write = engine.run({ insert: "c", documents: [{ _id: many + written, group: 9 }] });
    const report = engine.run({ count: "c", query: { group: { $mod: [10, 9] } } });
    expect(await report).toMatchObject({ n: { value: written } });
    await write;
    expect(await engine.run({ count: "c", query: { group: { $mod: [10, 9] } } })).toMatchObject({
      n: { value: written },
    });
  }
});

test("tells the cursor of a report that its collection goes by another name", async () => {
  using engine = await filled();
  const { id } = batchOf(await engine.run({ find: "c", filter: { turned: { $gte: 1 } }, batchSize: 1 }));
  await engine.run({ $db: "admin", renameCollection: "test.c", to: "test.d" });
  expect(await engine.run({ getMore: id, collection: "c" })).toMatchObject({ codeName: "QueryPlanKilled" });
  expect(await engine.run({ count: "d", query: { turned: { $gte: 1 } } })).toMatchObject({ n: { value: many } });
});

test("knows collections and indexes that came and went, and fields that became arrays", async () => {
  using engine = await filled();
  const sorted = { find: "c", filter: { turned: { $gte: 1 } }, sort: { group: 1 }, batchSize: 1 };
  expect(batchOf(await engine.run(sorted)).docs).toHaveLength(1);
  await engine.run({ createIndexes: "c", indexes: [{ key: { turned: 1 }, name: "turned" }] });
  expect(await engine.run({ count: "c", query: { turned: { $gte: 1 }, group: 3 } })).toMatchObject({
    n: { value: 429 },
  });
  await engine.run({ update: "c", updates: [{ q: { _id: 3 }, u: { $set: { turned: [0, 5_000] } } }] });
  const both = {
    count: "c",
    query: { $and: [{ turned: { $lt: 1 } }, { turned: { $gt: 4_000 } }], group: { $gte: 0 } },
  };
  expect(await engine.run(both)).toMatchObject({ n: { value: 1 } });
  await engine.run({ drop: "c" });
  expect(batchOf(await engine.run(sums)).docs).toEqual([]);
});

test("reads on in a report's cursor, and closes it when it is asked to", async () => {
  using engine = await filled();
  const ask = { find: "c", sort: { turned: 1 }, batchSize: 2 };
  const first = batchOf(await engine.run(ask));
  const next = batchOf(await engine.run({ getMore: first.id, collection: "c", batchSize: 2 }));
  expect([...first.docs, ...next.docs].map(({ _id: id }) => Number(id))).toEqual([2999, 2998, 2997, 2996]);
  expect(await engine.run({ killCursors: "c", cursors: [first.id] })).toMatchObject({ cursorsKilled: [first.id] });
  expect(await engine.run({ killCursors: "c", cursors: [first.id] })).toMatchObject({ cursorsNotFound: [first.id] });
  expect(await engine.run({ getMore: first.id, collection: "c" })).toMatchObject({ code: { value: 43 } });
});

test("leaves a cursor that stays open to the thread for reports, unless little can come", async () => {
  using engine = await filled();
  const isOfThread = async (command: Doc) => batchOf(await engine.run(command)).id.isOdd();
  expect(await isOfThread({ find: "c", limit: 2_500, batchSize: 1 })).toBe(true);
  expect(await isOfThread({ find: "c", limit: 500, batchSize: 1 })).toBe(false);
  await engine.run({ insert: "few", documents: [{}, {}] });
  expect(await isOfThread({ find: "few", batchSize: 1 })).toBe(false);
  expect(await isOfThread({ aggregate: "few", pipeline: [], cursor: { batchSize: 1 } })).toBe(false);
});

test("tells a report's cursor that its collection is gone", async () => {
  using engine = await filled();
  const { id } = batchOf(await engine.run({ find: "c", filter: { turned: { $gt: 1 } }, batchSize: 2 }));
  await engine.run({ drop: "c" });
  expect(await engine.run({ getMore: id, collection: "c" })).toMatchObject({ code: { value: 175 } });
});

test("begins again there with a read that turns out to be long, without showing anything twice", async () => {
  using engine = openTestEngine();
  const squares = { $map: { input: { $range: [0, 100_000] }, in: { $multiply: ["$$this", 2] } } };
  const pipeline = [{ $documents: [{ a: 1 }, { a: 2 }] }, { $project: { a: 1, n: { $size: squares } } }];
  const { docs } = batchOf(await engine.run({ aggregate: 1, pipeline, cursor: {} }));
  expect(docs.map(({ a, n }) => [Number(a), Number(n)])).toEqual([
    [1, 100_000],
    [2, 100_000],
  ]);
});

test("refuses what takes more time or more memory than it may, and answers the next", async () => {
  using engine = await filled();
  const endless = { $reduce: { input: { $range: [0, 5_000_000] }, initialValue: 0, in: { $add: ["$$value", 1] } } };
  const slow = {
    aggregate: 1,
    pipeline: [{ $documents: [{}] }, { $project: { n: endless } }],
    cursor: {},
    maxTimeMS: 200,
  };
  expect([50, 146]).toContain(Number((await engine.run(slow))["code"]));
  const doubled = {
    $reduce: { input: { $range: [0, 60] }, initialValue: "xx", in: { $concat: ["$$value", "$$value"] } },
  };
  const large = { aggregate: 1, pipeline: [{ $documents: [{}] }, { $project: { n: doubled } }], cursor: {} };
  expect([146, 13548]).toContain(Number((await engine.run(large))["code"]));
  expect(batchOf(await engine.run(sums)).docs).toHaveLength(7);
});

test("changes each document once that a long search finds, while it moves in its index", async () => {
  using engine = await filled();
  await engine.run({ createIndexes: "c", indexes: [{ key: { turned: 1 }, name: "turned" }] });
  const all = engine.run({
    update: "c",
    updates: [{ q: { turned: { $gt: 0 } }, u: { $inc: { turned: 1_000, n: 1 } }, multi: true }],
  });
  expect(await engine.run({ ping: 1 })).toMatchObject({ ok: { value: 1 } });
  const reply = await all;
  expect(reply).toMatchObject({ n: { value: many }, nModified: { value: many } });
  expect(reply).not.toHaveProperty("writeErrors");
  expect(await engine.run({ count: "c", query: { n: 1 } })).toMatchObject({ n: { value: many } });
});

test("gives one document to one of many who search long for the same", async () => {
  using engine = await filled();
  const claim = { findAndModify: "c", query: { tags: 1, by: null }, sort: { turned: 1 } };
  const claims = Array.from({ length: 12 }, (_, by) => engine.run({ ...claim, update: { $set: { by: by + 1 } } }));
  const taken = (await Promise.all(claims)).map(({ value }) => Number((value as Doc)["_id"]));
  expect(new Set(taken).size).toBe(12);
  expect(await engine.run({ ...claim, query: { tags: 99 }, remove: true })).toMatchObject({ value: null });
});

test("runs a retryable write once that is sent again while it searches", async () => {
  using engine = await filled();
  const { id: lsid } = (await engine.run({ startSession: 1 })) as { id: Doc };
  const updates = [{ q: { turned: 5 }, u: { $inc: { times: 1 } } }];
  const write = { update: "c", updates, lsid, txnNumber: Long.ONE };
  const replies = await Promise.all([engine.run(write), engine.run(write)]);
  expect(replies.map(({ nModified }) => Number(nModified))).toEqual([1, 1]);
  expect(await engine.run({ count: "c", query: { times: 1 } })).toMatchObject({ n: { value: 1 } });
});

test("counts each statement of a batch once, those that search long and those that do not", async () => {
  using engine = await filled();
  const one = (turned: number) => ({ q: { turned }, u: { $inc: { k: 1 } } });
  const byId = { q: { _id: 7 }, u: { $inc: { k: 1 } } };
  const refused = { q: { _id: 8 }, u: { $inc: { turned: "x" } } };
  const updates = [one(10), byId, one(11), refused, byId, one(99_999), one(12)];
  const { id: session } = (await engine.run({ startSession: 1 })) as { id: Doc };
  const write = { update: "c", updates, ordered: false, lsid: session, txnNumber: Long.ONE };
  for (const reply of [await engine.run(write), await engine.run(write)]) {
    expect(reply).toMatchObject({ n: { value: 5 }, nModified: { value: 5 }, writeErrors: [{ index: { value: 3 } }] });
  }
  expect(await engine.run({ count: "c", query: { k: { $gte: 1 } } })).toMatchObject({ n: { value: 4 } });
});

test("stops an update of many when its time is up, and keeps what it has changed", async () => {
  using engine = await filled();
  const sum = { $sum: { $range: [0, 2_000] } };
  const updates = [{ q: { turned: { $gt: 0 } }, u: [{ $set: { sum } }], multi: true }];
  expect(await engine.run({ update: "c", updates, maxTimeMS: 60 })).toMatchObject({ code: { value: 50 } });
  const { n } = await engine.run({ count: "c", query: { sum: { $gt: 0 } } });
  expect(Number(n)).toBeLessThan(many);
});
