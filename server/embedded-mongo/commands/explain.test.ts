import { expect, test } from "vitest";
import { type Doc, isDocument } from "../bson/document.ts";
import { openTestEngine } from "../testing.ts";

/** The stages of a winning plan from the top down. */
function stages(explained: Doc): string[] {
  const names: string[] = [];
  const { queryPlanner } = explained as { queryPlanner: { winningPlan: Doc } };
  for (let stage: unknown = queryPlanner.winningPlan; isDocument(stage); stage = stage["inputStage"]) {
    names.push(String(stage["stage"]));
  }
  return names;
}

async function desk() {
  const engine = openTestEngine();
  const documents = Array.from({ length: 200 }, (_, at) => ({
    _id: at,
    status: at % 2 === 0 ? "Open" : "Closed",
    at: new Date(at * 1000),
    owner: `u${at % 10}`,
    ...(at === 7 && { slot: "a#1" }),
  }));
  await engine.run({ insert: "c" }, { documents });
  const partialFilterExpression = { slot: { $exists: true } };
  await engine.run({
    createIndexes: "c",
    indexes: [
      { key: { status: 1, at: 1 }, name: "status_1_at_1" },
      { key: { slot: 1 }, name: "slot_1", unique: true, partialFilterExpression },
      { key: { owner: 1 }, name: "owner_1", hidden: true },
    ],
  });
  return engine;
}

async function explain(
  engine: Awaited<ReturnType<typeof desk>>,
  command: Doc,
  verbosity = "executionStats",
): Promise<Doc> {
  return engine.run({ explain: command, verbosity });
}

test("finds the oldest that waits by looking at one key and one document", async () => {
  using engine = await desk();
  const explained = await explain(engine, { find: "c", filter: { status: "Open" }, sort: { at: 1 }, limit: 1 });
  expect(stages(explained)).toEqual(["LIMIT", "FETCH", "IXSCAN"]);
  expect(explained).toMatchObject({
    executionStats: { nReturned: { value: 1 }, totalKeysExamined: { value: 1 }, totalDocsExamined: { value: 1 } },
    queryPlanner: {
      winningPlan: {
        inputStage: {
          inputStage: {
            indexName: "status_1_at_1",
            indexBounds: { status: ['["Open", "Open"]'], at: ["[MinKey, MaxKey]"] },
          },
        },
      },
    },
  });
});

test("reads several ranges in the order of the following field", async () => {
  using engine = await desk();
  const command = { find: "c", filter: { status: { $in: ["Open", "Closed"] } }, sort: { at: -1 }, limit: 3 };
  const explained = await explain(engine, command);
  expect(stages(explained)).toEqual(["LIMIT", "FETCH", "SORT_MERGE"]);
  const reply = await engine.run(command);
  expect(reply).toMatchObject({
    cursor: { firstBatch: [{ _id: { value: 199 } }, { _id: { value: 198 } }, { _id: { value: 197 } }] },
  });
});

test("sorts by itself only where no index has the order", async () => {
  using engine = await desk();
  expect(stages(await explain(engine, { find: "c", sort: { owner: 1 } }))).toEqual(["SORT", "COLLSCAN"]);
  expect(stages(await explain(engine, { find: "c", filter: { status: "Open" }, sort: { at: -1 } }))).toEqual([
    "FETCH",
    "IXSCAN",
  ]);
});

test("uses a partial index only when the filter implies it, and a hidden one never", async () => {
  using engine = await desk();
  expect(stages(await explain(engine, { find: "c", filter: { slot: "a#1" } }))).toEqual(["FETCH", "IXSCAN"]);
  expect(stages(await explain(engine, { find: "c", filter: { slot: { $exists: true } } }))).toEqual([
    "FETCH",
    "IXSCAN",
  ]);
  expect(stages(await explain(engine, { find: "c", filter: { slot: null } }))).toEqual(["COLLSCAN"]);
  expect(stages(await explain(engine, { find: "c", filter: { owner: "u1" } }))).toEqual(["COLLSCAN"]);
});

test("counts keys alone where the bounds say all", async () => {
  using engine = await desk();
  const explained = await explain(engine, { count: "c", query: { status: "Open" } });
  expect(stages(explained)).toEqual(["COUNT", "COUNT_SCAN"]);
  expect(stages(await explain(engine, { count: "c" }))).toEqual(["RECORD_STORE_FAST_COUNT"]);
});

test("explains writes without doing them", async () => {
  using engine = await desk();
  const writes: Doc[] = [
    { update: "c", updates: [{ q: { _id: 3 }, u: { $set: { status: "Gone" } } }] },
    { delete: "c", deletes: [{ q: { status: "Open" }, limit: 0 }] },
    { findAndModify: "c", query: { status: "Open" }, sort: { at: 1 }, update: { $set: { status: "Gone" } } },
  ];
  const plans = [];
  for (const write of writes) plans.push(stages(await explain(engine, write)));
  expect(plans).toEqual([
    ["UPDATE", "IDHACK"],
    ["DELETE", "FETCH", "IXSCAN"],
    ["UPDATE", "LIMIT", "FETCH", "IXSCAN"],
  ]);
  expect(await engine.run({ count: "c", query: { status: "Gone" } })).toMatchObject({ n: { value: 0 } });
  expect(await engine.run({ count: "c" })).toMatchObject({ n: { value: 200 } });
});

test("explains a pipeline by the search in front of it", async () => {
  using engine = await desk();
  const pipeline = [{ $match: { status: "Open" } }, { $sort: { at: 1 } }, { $limit: 2 }, { $project: { at: 1 } }];
  const explained = await explain(engine, { aggregate: "c", pipeline, cursor: {} }, "queryPlanner");
  const { stages: list } = explained as { stages: [{ $cursor: Doc }, Doc] };
  expect(stages(list[0].$cursor)).toEqual(["LIMIT", "FETCH", "IXSCAN"]);
  expect(list[1]).toHaveProperty("$project");
});

test("obeys a hint and refuses one that names no index", async () => {
  using engine = await desk();
  const hinted = { find: "c", filter: { _id: 4 }, hint: { status: 1, at: 1 } };
  expect(stages(await explain(engine, hinted))).toEqual(["FETCH", "IXSCAN"]);
  expect(stages(await explain(engine, { ...hinted, hint: { $natural: 1 } }))).toEqual(["COLLSCAN"]);
  for (const hint of ["nothing_1", "owner_1"]) {
    const refusal = await engine.run({ ...hinted, hint });
    expect(refusal).toMatchObject({ codeName: "BadValue" });
    expect(refusal["errmsg"]).toContain("hint provided does not correspond to an existing index");
  }
});
