import { expect, test } from "vitest";
import { type Doc, encode } from "../bson/document.ts";
import { apply, type Options } from "./testing.ts";

const positional: [title: string, before: Doc, options: Options, update: Doc, after: Doc][] = [
  [
    "several positional fields in one update",
    { a: [{ x: 1 }, { x: 2 }] },
    { filter: { "a.x": 2 } },
    { $set: { "a.$.x": 9, "a.$.t": 5 } },
    { a: [{ x: 1 }, { x: 9, t: 5 }] },
  ],
  ["$[] for all elements", { a: [1, 2] }, {}, { $inc: { "a.$[]": 1 } }, { a: [2, 3] }],
  [
    "$[name] for those a filter accepts",
    { a: [1, 5, 9] },
    { arrayFilters: [{ e: { $gt: 3 } }] },
    { $set: { "a.$[e]": 0 } },
    { a: [1, 0, 0] },
  ],
  [
    "$[name] inside $[]",
    { a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [{ c: 2 }] }] },
    { arrayFilters: [{ "e.c": 2 }] },
    { $set: { "a.$[].b.$[e].d": 1 } },
    { a: [{ b: [{ c: 1 }, { c: 2, d: 1 }] }, { b: [{ c: 2, d: 1 }] }] },
  ],
  [
    "array filters with $or",
    { a: [{ x: 1 }, { y: 2 }, {}] },
    { arrayFilters: [{ $or: [{ "e.x": 1 }, { "e.y": 2 }] }] },
    { $set: { "a.$[e].z": 1 } },
    { a: [{ x: 1, z: 1 }, { y: 2, z: 1 }, {}] },
  ],
  [
    "positions found before anything changes",
    { a: [1, 2], b: 1 },
    { filter: { a: 2 } },
    { $set: { "a.$": 1, b: 2 } },
    { a: [1, 1], b: 2 },
  ],
  [
    "$unset of one element's field",
    { a: [{ x: 1, y: 1 }] },
    { filter: { "a.x": 1 } },
    { $unset: { "a.$.y": 1 } },
    { a: [{ x: 1 }] },
  ],
];

test.each(positional)("positional: %s", (_title, before, options, update, after) => {
  expect(encode(apply({ _id: 1, ...before }, update, options).doc)).toEqual(encode({ _id: 1, ...after }));
});
