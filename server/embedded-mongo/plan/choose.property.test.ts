import fc from "fast-check";
import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { compileSortOrder } from "../query/sort.ts";
import { openTestEngine } from "../testing.ts";

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -0.5, Number.NaN),
  fc.constantFrom("", "a", "ab", "abc", "b", "a\u0000b"),
  fc.constantFrom(null, true, false, new Date(0), new Date(5)),
  fc.record({ x: fc.integer({ min: 0, max: 2 }) }),
);
const value = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const field = fc.constantFrom("a", "b", "c", "c.x", "c.y");
const part = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });

const document = fc.record(
  { a: value, b: value, c: fc.oneof(value, fc.array(part, { maxLength: 3 })) },
  { requiredKeys: [] },
);

const condition = fc.oneof(
  scalar,
  fc.record({ $eq: value }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.constantFrom({ $regex: "^a" }, { $regex: "^ab?" }, { $not: { $gt: 1 } }),
  fc.record({
    $elemMatch: fc.record({ $gte: fc.integer({ min: -3, max: 3 }), $lte: fc.integer({ min: -3, max: 3 }) }),
  }),
);
const elementClause = fc.record({ $elemMatch: part }).map((test): Doc => ({ c: test }));
const clause = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(field, condition).map(([name, test]): Doc => ({ [name]: test })) },
  { weight: 1, arbitrary: elementClause },
);
const filter = fc.oneof(
  fc.array(clause, { maxLength: 3 }).map((clauses): Doc => Object.assign({}, ...clauses)),
  fc.record({ $or: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
  fc
    .tuple(clause, fc.array(clause, { minLength: 1, maxLength: 2 }))
    .map(([first, any]): Doc => ({ ...first, $or: any })),
  fc.record({ $and: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
);
const direction = fc.constantFrom(1, -1);
const sort = fc
  .uniqueArray(field, { maxLength: 2 })
  .chain((names) =>
    fc
      .tuple(...names.map(() => direction))
      .map((directions): Doc => Object.fromEntries(names.map((name, at) => [name, directions[at]]))),
  );

const plainIndexes: Doc[] = [
  { key: { a: 1 }, name: "a" },
  { key: { a: -1, b: 1 }, name: "ab" },
  { key: { b: 1, c: -1 }, name: "bc" },
  { key: { "c.x": 1, a: 1 }, name: "cxa" },
  { key: { b: 1, a: 1, c: 1 }, name: "bac" },
  { key: { "c.x": 1, "c.y": -1 }, name: "cxy" },
];
const specialIndexes: Doc[] = [
  { key: { c: 1 }, name: "c-sparse", sparse: true },
  { key: { b: -1 }, name: "b-partial", partialFilterExpression: { a: { $gt: 0 } } },
  { key: { a: 1 }, name: "a-partial", partialFilterExpression: { b: { $exists: true } } },
];
const indexes = fc.subarray([...plainIndexes, ...specialIndexes], { maxLength: 4 });

function batchOf(reply: Doc): Doc[] {
  const { cursor } = reply as { cursor?: { firstBatch: Doc[] } };
  if (!cursor) throw new Error(String(reply["errmsg"]));
  return cursor.firstBatch;
}

const idsOf = (docs: Doc[]) => docs.map((doc) => Number(doc["_id"])).toSorted((a, b) => a - b);

test("an index never changes what a query finds, counts or in which order it comes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 25 }),
      indexes,
      fc.array(fc.tuple(filter, sort), { minLength: 8, maxLength: 8 }),
      async (docs, specs, queries) => {
        using engine = openTestEngine();
        const { run } = engine;
        const stored = docs.map((doc, at): Doc => ({ _id: at, ...doc }));
        await run({ create: "plain" });
        await run({ create: "indexed" });
        // Before and after: an index is built over what is there, and kept up with what comes.
        const half = Math.floor(stored.length / 2);
        if (half > 0) await run({ insert: "indexed" }, { documents: stored.slice(0, half) });
        if (specs.length > 0) await run({ createIndexes: "indexed", indexes: specs });
        if (stored.length > half) await run({ insert: "indexed" }, { documents: stored.slice(half) });
        if (stored.length > 0) await run({ insert: "plain" }, { documents: stored });
        const kept = idsOf(batchOf(await run({ find: "indexed" })));
        await run({ delete: "plain", deletes: [{ q: { _id: { $nin: kept } }, limit: 0 }] });

        for (const [where, order] of queries) {
          const scanned = await run({ find: "plain", filter: where, sort: order });
          const served = await run({ find: "indexed", filter: where, sort: order });
          // Two arrays that are no elements of one another have no order together.
          if (scanned["code"] !== undefined) {
            expect(served["code"]).toEqual(scanned["code"]);
            continue;
          }
          const [expected, actual] = [batchOf(scanned), batchOf(served)];
          expect(idsOf(actual)).toEqual(idsOf(expected));
          const counted = batchOf(
            await run({
              aggregate: "indexed",
              pipeline: [{ $match: where }, { $group: { _id: 1, n: { $sum: 1 } } }],
              cursor: {},
            }),
          );
          expect(Number(counted[0]?.["n"] ?? 0)).toBe(expected.length);
          expect(Number((await run({ count: "indexed", query: where }))["n"])).toBe(expected.length);
          // Documents that tie may come in any order, so their sort keys are compared.
          const { keyOf, compareKeys } = compileSortOrder(order);
          const differences = actual.map((doc, at) => compareKeys(keyOf(doc), keyOf(expected[at] ?? {})));
          expect(differences.filter((difference) => difference !== 0)).toEqual([]);
        }
        const valid = await run({ validate: "indexed" });
        expect(valid["errors"]).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);
