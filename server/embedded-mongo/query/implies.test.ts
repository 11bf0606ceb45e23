import { MinKey } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { conjuncts } from "./conjuncts.ts";
import { compileFilter } from "./filter.ts";
import { implies } from "./implies.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));

test.each<[query: Doc, partial: Doc]>([
  [{ a: 1 }, { a: 1 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ $and: [{ a: 1 }, { b: 2 }] }, { b: 2 }],
  [{ a: 7 }, { a: { $gt: 5 } }],
  [{ a: { $gt: 7 } }, { a: { $gt: 5 } }],
  [{ a: { $gte: 5 } }, { a: { $gte: 5 } }],
  [{ a: { $gt: 5 } }, { a: { $gte: 5 } }],
  [{ a: { $in: [6, 7] } }, { a: { $gt: 5 } }],
  [{ a: "x" }, { a: { $in: ["x", "y"] } }],
  [{ a: { $in: ["x"] } }, { a: { $in: ["x", "y"] } }],
  [{ a: 1 }, { a: { $exists: true } }],
  [{ a: { $gt: 1 } }, { a: { $exists: true } }],
  [{ a: /^x/ }, { a: { $exists: true } }],
  [{ a: { $type: "string" } }, { a: { $type: "string" } }],
  [{ $or: [{ a: 1 }, { a: 2 }] }, { a: { $gt: 0 } }],
  [{ a: 1 }, { $or: [{ a: 1 }, { b: 1 }] }],
  [{ a: 5 }, {}],
  [{ a: null }, { a: null }],
  [{ a: { $elemMatch: { b: 1 } } }, { "a.b": { $gt: 0 } }],
  [{ a: { $elemMatch: { b: 1 } } }, { a: { $elemMatch: { b: 1 } } }],
])("%j surely lies within %j", (query, partial) => {
  expect(implies(stored(query), stored(partial))).toBe(true);
});

test.each<[query: Doc, partial: Doc]>([
  [{ b: 1 }, { a: 1 }],
  [{ a: 2 }, { a: 1 }],
  [{ a: { $gte: 5 } }, { a: { $gt: 5 } }],
  [{ a: { $lt: 9 } }, { a: { $gt: 5 } }],
  [{ a: "x" }, { a: { $gt: 5 } }],
  [{ a: null }, { a: { $exists: true } }],
  [{ a: { $in: [1, null] } }, { a: { $exists: true } }],
  [{ a: { $gt: new MinKey() } }, { a: { $exists: true } }],
  [{ a: { $ne: 1 } }, { a: { $exists: true } }],
  [{ $or: [{ a: 1 }, { b: 1 }] }, { a: 1 }],
  [{ a: { $elemMatch: { b: { $ne: 1 } } } }, { "a.b": { $ne: 1 } }],
  [{ a: { $in: [] } }, { a: 1 }],
  [{ "a.b": null }, { a: { $elemMatch: { b: null } } }],
  [{ a: 1 }, { a: { $all: [1, 2] } }],
  [{}, { a: { $exists: false } }],
])("%j may lie outside %j", (query, partial) => {
  expect(implies(stored(query), stored(partial))).toBe(false);
});

const operand = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(null, "x"));
const condition = fc.oneof(
  operand,
  operand.map((value) => ({ $gt: value })),
  operand.map((value) => ({ $gte: value })),
  operand.map((value) => ({ $lt: value })),
  operand.map((value) => ({ $lte: value })),
  operand.map((value) => ({ $ne: value })),
  fc.array(operand, { maxLength: 2 }).map((list) => ({ $in: list })),
  fc.boolean().map((wanted) => ({ $exists: wanted })),
);
const field = fc.constantFrom("a", "b", "a.b");
const simple = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 2 });
const filters = fc.oneof(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((branches) => ({ $or: branches })),
  simple.map((inner) => ({ a: { $elemMatch: inner } })),
);
const scalar = fc.oneof(operand, fc.record({ b: operand }));
const docs = fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), {
  maxKeys: 2,
});

test("what is said to be implied holds for every document", () => {
  let implied = 0;
  fc.assert(
    fc.property(filters, filters, fc.array(docs, { maxLength: 20 }), (query, partial, some) => {
      const [q, p] = [stored(query), stored(partial)];
      if (!implies(q, p)) return;
      implied += 1;
      const [inQuery, inPartial] = [compileFilter(q), compileFilter(p)];
      for (const doc of some.map(stored)) if (inQuery.matches(doc)) expect(inPartial.matches(doc)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(implied).toBeGreaterThan(50);
});

test("conjuncts see through $and and list $or", () => {
  const { predicates, orBranches } = conjuncts({ a: 1, $and: [{ b: { $gt: 1, $lt: 5 } }], $or: [{ c: 1 }, { d: 1 }] });
  expect(predicates).toEqual([
    { path: "a", op: "eq", value: 1 },
    { path: "b", op: "gt", value: 1 },
    { path: "b", op: "lt", value: 5 },
  ]);
  expect(orBranches).toEqual([[{ c: 1 }, { d: 1 }]]);
});

test("conjuncts give a pattern's literal beginning, and conditions on elements by their full path", () => {
  expect(conjuncts({ a: { $regex: "^ab.c" }, l: { $elemMatch: { x: 1 } } }).predicates).toEqual([
    { path: "a", op: "prefix", value: "ab" },
    { path: "l.x", op: "eq", value: 1 },
  ]);
});
