import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { compileFilter } from "../query/filter.ts";
import { apply, codeOf, now, stored } from "./testing.ts";
import { compileUpdate } from "./update.ts";

const long = (text: string): Long => Long.fromString(text);

const changes: [title: string, before: Doc, update: Doc, after: Doc][] = [
  ["$set creates the documents on the way", {}, { $set: { "a.b.c": 1 } }, { a: { b: { c: 1 } } }],
  ["$set writes an array element", { a: [1, 2] }, { $set: { "a.1": 9 } }, { a: [1, 9] }],
  ["$set fills the gap before a far element with null", { a: [1] }, { $set: { "a.3": 4 } }, { a: [1, null, null, 4] }],
  ["$set keeps the place of a field", { a: 1, b: 2 }, { $set: { a: 3 } }, { a: 3, b: 2 }],
  ["new fields come in order of their names", {}, { $set: { b: 1, a: 1 }, $inc: { ab: 1 } }, { a: 1, ab: 1, b: 1 }],
  ["new positions come in order of their numbers", {}, { $set: { "a.10": 1, "a.9": 1 } }, { a: { 9: 1, 10: 1 } }],
  ["$unset removes a field", { a: 1, b: 2 }, { $unset: { a: "" } }, { b: 2 }],
  ["$unset leaves null in an array", { a: [1, 2] }, { $unset: { "a.0": "" } }, { a: [null, 2] }],
  ["$inc on a missing field", {}, { $inc: { a: 5 } }, { a: 5 }],
  ["$inc grows an int to a long", { a: 2_147_483_647 }, { $inc: { a: 1 } }, { a: long("2147483648") }],
  ["$inc keeps longs exact", { a: long("9007199254740993") }, { $inc: { a: 1 } }, { a: long("9007199254740994") }],
  ["$inc of an int by a double", { a: 1 }, { $inc: { a: new Double(0.5) } }, { a: new Double(1.5) }],
  [
    "$inc of a double by a decimal",
    { a: new Double(0.1) },
    { $inc: { a: Decimal128.fromString("0.20") } },
    { a: Decimal128.fromString("0.300000000000000") },
  ],
  ["$mul on a missing field gives zero", {}, { $mul: { a: long("3") } }, { a: long("0") }],
  ["$mul of two ints beyond 32 bits", { a: 1_000_000 }, { $mul: { a: 1_000_000 } }, { a: long("1000000000000") }],
  ["$min takes the smaller", { a: 5 }, { $min: { a: 3 } }, { a: 3 }],
  ["$max goes by BSON's order across types", { a: 5 }, { $max: { a: "x" } }, { a: "x" }],
  ["$rename moves a field to the end", { a: 1, b: 2 }, { $rename: { a: "c" } }, { b: 2, c: 1 }],
  ["$rename replaces what has the new name", { a: 1, b: 2 }, { $rename: { a: "b" } }, { b: 1 }],
  ["$rename into a document", { a: 1, b: {} }, { $rename: { a: "b.c" } }, { b: { c: 1 } }],
  ["$currentDate", {}, { $currentDate: { a: true } }, { a: now }],
  [
    "$currentDate as a timestamp",
    {},
    { $currentDate: { a: { $type: "timestamp" } } },
    { a: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) },
  ],
  ["$push on a missing field", {}, { $push: { a: 1 } }, { a: [1] }],
  ["$push of an array as one element", { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ["$push $each", { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ["$push at a position", { a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
  ["$push before the end", { a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
  ["$push sorted and cut", { a: [3] }, { $push: { a: { $each: [1, 2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
  [
    "$push sorted by a field",
    { a: [{ s: 2 }] },
    { $push: { a: { $each: [{ s: 1 }, { s: 3 }], $sort: { s: 1 }, $slice: -2 } } },
    { a: [{ s: 2 }, { s: 3 }] },
  ],
  ["$push cut to nothing", { a: [3] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
  ["$addToSet adds what is new", { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  ["$addToSet $each", { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  [
    "$addToSet knows equal documents by their order",
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ["$pull of a value", { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ["$pull by a condition", { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ["$pull of documents by a filter", { a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
  ["$pull by a pattern", { a: ["ab", "b"] }, { $pull: { a: /^a/ } }, { a: ["b"] }],
  [
    "$pull by a condition on a field",
    { a: [{ x: 1 }, { x: 5 }] },
    { $pull: { a: { x: { $gt: 3 } } } },
    { a: [{ x: 1 }] },
  ],
  ["$pullAll", { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  [
    "$push sorts by fields, where an array on the way has its positions alone",
    { a: [{ b: [{ c: 2 }] }, { b: { c: 3 } }, { b: { c: 1 } }] },
    { $push: { a: { $each: [], $sort: { "b.c": 1 } } } },
    { a: [{ b: [{ c: 2 }] }, { b: { c: 1 } }, { b: { c: 3 } }] },
  ],
  [
    "$pull with $or and $and",
    { a: [{ x: 1 }, { x: 2, y: 1 }, { x: 3 }, 4] },
    { $pull: { a: { $or: [{ x: 1 }, { $and: [{ x: 2 }, { y: 1 }] }] } } },
    { a: [{ x: 3 }, 4] },
  ],
  ["$pop from the end", { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ["$pop from the start", { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ["$bit and", { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  ["$bit on a missing field", {}, { $bit: { a: { or: 5 } } }, { a: 5 }],
  ["$bit with a long", { a: 1 }, { $bit: { a: { xor: long("4294967296") } } }, { a: long("4294967297") }],
  ["$setOnInsert not on an update", { a: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1, b: 1 }],
  ["fields of references in a path", { a: { $id: 1 } }, { $set: { "a.$id": 2 } }, { a: { $id: 2 } }],
  ["dollar-prefixed fields inside a value", {}, { $set: { a: { $x: 1 } } }, { a: { $x: 1 } }],
];

test.each(changes)("%s", (_title, before, update, after) => {
  const applied = apply({ _id: 1, ...before }, update);
  expect(encode(applied.doc)).toEqual(encode({ _id: 1, ...after }));
  expect(applied.changed).toBe(true);
});

const idle: [before: Doc, update: Doc][] = [
  [{ a: 1 }, { $set: { a: 1 } }],
  [{ a: { b: [1] } }, { $set: { a: { b: [1] } } }],
  [{ a: 1 }, { $set: {} }],
  [{ a: 1 }, { $unset: { b: "" } }],
  [{ a: 1 }, { $unset: { "a.b": "" } }],
  [{ a: 1 }, { $inc: { a: 0 } }],
  [{ a: 1 }, { $max: { a: 1 } }],
  [{ a: [1] }, { $addToSet: { a: new Double(1) } }],
  [{ a: [1] }, { $pull: { a: 2 } }],
  [{}, { $pull: { a: 2 } }],
  [{ a: [] }, { $pop: { a: 1 } }],
  [{ a: 1 }, { $rename: { b: "c" } }],
  [{ a: [] }, { $push: { a: { $each: [] } } }],
  [{ a: 1 }, { $set: { _id: 1 } }],
  [{ a: 1 }, { a: 1 }],
  [{ a: 1 }, { $setOnInsert: { b: 1 } }],
];

test.each(idle)("leaves %j as it is under %j and says so", (before, update) => {
  expect(apply({ _id: 1, ...before }, update)).toEqual({ doc: stored({ _id: 1, ...before }), changed: false });
});

test("another number type is a change even where the value is equal", () => {
  expect(apply({ _id: 1, a: 1 }, { $set: { a: new Double(1) } }).changed).toBe(true);
});

describe("an upsert", () => {
  test("takes $setOnInsert and may set the _id", () => {
    const { doc } = apply({ a: 1 }, { $setOnInsert: { _id: 7, b: 2 } }, { isInsert: true });
    expect(encode(doc)).toEqual(encode({ a: 1, _id: 7, b: 2 }));
  });

  test("may not change the _id its filter named", () => {
    expect(codeOf({ _id: 1 }, { $set: { _id: 2 } }, { isInsert: true })).toBe(66);
  });
});

describe("a replacement", () => {
  test("keeps the _id, in front, and nothing else", () => {
    const { doc, changed } = apply({ _id: 1, a: 1 }, { b: 2, _id: 1 });
    expect(encode(doc)).toEqual(encode({ _id: 1, b: 2 }));
    expect(changed).toBe(true);
  });
});

test("an _id may be null and stays so", () => {
  expect(encode(apply({ _id: null, a: 1 }, { b: 2 }).doc)).toEqual(encode({ _id: null, b: 2 }));
  expect(encode(apply({ _id: null, a: 1 }, [{ $unset: "a" }]).doc)).toEqual(encode({ _id: null }));
});

describe("a pipeline", () => {
  test("computes from the document and keeps its _id", () => {
    const { doc } = apply({ _id: 1, a: 5 }, [
      { $replaceWith: { b: "$a", at: "$$NOW" } },
      { $set: { c: { $add: ["$b", 1] } } },
    ]);
    expect(encode(doc)).toEqual(encode({ _id: 1, b: 5, at: now, c: 6 }));
  });
});

describe("names that every object inherits", () => {
  test("are ordinary fields", () => {
    const before = decode(
      encode(
        Object.fromEntries([
          ["_id", 1],
          ["__proto__", { x: 1 }],
        ]),
      ),
    );
    const { doc } = compileUpdate(
      Object.fromEntries([
        [
          "$set",
          Object.fromEntries([
            ["__proto__.y", 2],
            ["constructor", 3],
          ]),
        ],
      ]),
      {
        filter: compileFilter({}),
        filterDoc: {},
        now: () => now,
      },
    ).apply(before, false);
    expect(Object.hasOwn(doc, "__proto__")).toBe(true);
    expect(JSON.stringify(doc)).toBe('{"_id":1,"__proto__":{"x":1,"y":2},"constructor":3}');
  });

  test.each(["__proto__.polluted", "constructor.prototype.polluted"])("cannot be reached through %s", (path) => {
    apply({ _id: 1, a: 1 }, { $rename: { a: path } });
    apply({ _id: 1 }, { $set: { [path]: 1 } });
    apply({ _id: 1 }, [{ $set: { [path]: 1 } }]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

test("the document it was given stays as it was", () => {
  const before = stored({ _id: new ObjectId(), a: { b: [{ c: 1 }] } });
  const copy = encode(before);
  const update = compileUpdate(
    { $set: { "a.b.0.c": new Int32(2) }, $push: { "a.d": new Int32(1) } },
    {
      filter: compileFilter({}),
      filterDoc: {},
      now: () => now,
    },
  );
  expect(update.apply(before, false).changed).toBe(true);
  expect(encode(before)).toEqual(copy);
});

test("compares strings by the collation it is given", () => {
  const collation = { locale: "en", strength: 1 };
  expect(apply({ _id: 1, a: ["X"] }, { $addToSet: { a: "x" } }, { collation }).changed).toBe(false);
  expect(apply({ _id: 1, a: ["X"] }, { $pull: { a: "x" } }, { collation }).doc).toEqual(stored({ _id: 1, a: [] }));
});
