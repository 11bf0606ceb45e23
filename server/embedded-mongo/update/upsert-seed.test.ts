import { expect, test } from "vitest";
import { type Doc, encode } from "../bson/document.ts";
import { upsertSeed } from "./upsert-seed.ts";

const seeds: [filter: Doc, seed: Doc][] = [
  [{ a: 1 }, { a: 1 }],
  [{ a: { $eq: 1 }, b: { $gt: 1 } }, { a: 1 }],
  [{ "a.b": 1, "a.c": 2 }, { a: { b: 1, c: 2 } }],
  [{ a: { b: 1 } }, { a: { b: 1 } }],
  [
    { c: 1, "a.z": 2, "a.b": 3 },
    { a: { b: 3, z: 2 }, c: 1 },
  ],
  [
    { b: 1, _id: 5 },
    { _id: 5, b: 1 },
  ],
  [{ $and: [{ a: 1 }, { b: { $eq: 2 } }] }, { a: 1, b: 2 }],
  [{ $or: [{ a: 1 }] }, { a: 1 }],
  [{ $or: [{ a: 1 }, { b: 1 }] }, {}],
  [{ a: { $in: [1] } }, { a: 1 }],
  [{ a: { $in: [1, 2] } }, {}],
  [{ a: { $all: [1] } }, { a: 1 }],
  [{ a: /x/, b: { $ne: 1 }, c: { $exists: true } }, {}],
  [{ a: null }, { a: null }],
  [{ $nor: [{ a: 1 }] }, {}],
];

test.each(seeds)("an upsert by %j starts from %j", (filter, seed) => {
  expect(encode(upsertSeed(filter))).toEqual(encode(seed));
});

test.each([
  [{ $and: [{ a: 1 }, { a: 1 }] }],
  [{ a: { b: 1 }, "a.c": 2 }],
  [{ "a.c": 2, a: { b: 1 } }],
  [{ _id: 1, $and: [{ _id: 1 }] }],
  [{ b: { $eq: 2, $all: [2] } }],
  [{ b: { $all: [1, 2] } }],
  [{ b: { $in: [1], $eq: 1 } }],
])("refuses %j, which speaks of one field twice, with code 54", (filter: Doc) => {
  expect(() => upsertSeed(filter)).toThrow(expect.objectContaining({ code: 54 }));
});

test("refuses a part of an _id with code 55", () => {
  expect(() => upsertSeed({ "_id.a": 1 })).toThrow(expect.objectContaining({ code: 55 }));
});

test("leaves the filter as it was", () => {
  const filter = { "a.b": 1, "a.c": { d: 1 }, "a.e": 2 };
  upsertSeed(filter);
  expect(filter).toEqual({ "a.b": 1, "a.c": { d: 1 }, "a.e": 2 });
});
