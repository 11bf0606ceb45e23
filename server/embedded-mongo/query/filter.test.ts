import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "./filter.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));
const matches = (doc: Doc, filter: Doc, collation?: Doc): boolean =>
  compileFilter(stored(filter), collation).matches(stored(doc));

function codeOf(filter: Doc): number | null {
  try {
    compileFilter(stored(filter));
    return null;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}

const oid = new ObjectId();
const binary = new Binary(Buffer.from([0b101]));
const dbRef = { $ref: "people", $id: 1 };

const matching: [title: string, doc: Doc, filter: Doc][] = [
  ["an equal string", { a: "x" }, { a: "x" }],
  ["an equal ObjectId", { a: oid }, { a: oid }],
  ["numbers across types", { a: Long.fromInt(5) }, { a: new Double(5) }],
  ["a decimal equal to an int", { a: Decimal128.fromString("5.0") }, { a: 5 }],
  ["NaN by NaN", { a: new Double(Number.NaN) }, { a: new Double(Number.NaN) }],
  ["null by null", { a: null }, { a: null }],
  [
    "the remainder of a decimal beyond doubles",
    { a: Decimal128.fromString("9007199254740993") },
    { a: { $mod: [2, 1] } },
  ],
  ["the remainder of a decimal's whole part", { a: Decimal128.fromString("-3.9") }, { a: { $mod: [2, -1] } }],
  ["the bits of a decimal", { a: Decimal128.fromString("9007199254740993") }, { a: { $bitsAllSet: [0, 53] } }],
  ["no remainder of a timestamp", { a: Timestamp.fromBits(3, 0) }, { a: { $not: { $mod: [2, 1] } } }],
  ["$exists by whatever is true", { a: 1 }, { a: { $exists: new Date(0) } }],
  ["a missing field by null", {}, { a: null }],
  ["a missing nested field by null", { a: 5 }, { "a.b": null }],
  ["an element of an array", { a: [1, 2] }, { a: 2 }],
  ["a whole array", { a: [1, 2] }, { a: [1, 2] }],
  ["an array inside an array", { a: [[1, 2], 3] }, { a: [1, 2] }],
  ["an embedded document field for field", { a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }],
  ["a document in an array", { a: [{ b: 1 }] }, { a: { b: 1 } }],
  ["a path through an array of documents", { a: [{ b: 1 }, { b: 2 }] }, { "a.b": 2 }],
  ["a numeric path", { a: [{ b: 1 }, { b: 2 }] }, { "a.1.b": 2 }],
  ["a numeric field name", { a: { 1: "x" } }, { "a.1": "x" }],
  ["a nested array by positions", { a: [[1, 2]] }, { "a.0.1": 2 }],
  ["a documentless element by null only where documents are", { a: [{}, 5] }, { "a.b": null }],
  ["a pattern", { a: "hello" }, { a: /^HEL/i }],
  ["a pattern in an array", { a: ["x", "hello"] }, { a: /^hel/ }],
  ["a stored pattern by itself", { a: /x/i }, { a: /x/i }],
  ["a reference", { a: dbRef }, { a: dbRef }],
  ["$eq", { a: 1 }, { a: { $eq: 1 } }],
  ["$eq with a stored pattern", { a: /x/ }, { a: { $eq: /x/ } }],
  ["$ne on a missing field", {}, { a: { $ne: 1 } }],
  ["$gt", { a: 5 }, { a: { $gt: new Double(4.5) } }],
  ["$gte null by missing", {}, { a: { $gte: null } }],
  ["$lte null by null", { a: null }, { a: { $lte: null } }],
  ["$gt in an array", { a: [1, 9] }, { a: { $gt: 5 } }],
  ["two bounds by different elements", { a: [1, 9] }, { a: { $gt: 5, $lt: 3 } }],
  ["$lt MaxKey by anything", { a: "x" }, { a: { $lt: new MaxKey() } }],
  ["$gt MinKey by anything", { a: 1 }, { a: { $gt: new MinKey() } }],
  ["$gte NaN by NaN", { a: new Double(Number.NaN) }, { a: { $gte: new Double(Number.NaN) } }],
  ["$in", { a: 2 }, { a: { $in: [1, 2, 3] } }],
  ["$in with null by missing", {}, { a: { $in: [null, 1] } }],
  ["$in with a pattern", { a: "abc" }, { a: { $in: [1, /^ab/] } }],
  ["$in by an array element", { a: ["x", "y"] }, { a: { $in: ["y"] } }],
  ["$nin on a missing field", {}, { a: { $nin: [1] } }],
  ["$exists", { a: null }, { a: { $exists: true } }],
  ["$exists false", { b: 1 }, { a: { $exists: false } }],
  ["$exists with a number", { a: 1 }, { a: { $exists: 1 } }],
  ["$type by name", { a: "x" }, { a: { $type: "string" } }],
  ["$type number", { a: new Double(1.5) }, { a: { $type: "number" } }],
  ["$type by number", { a: Long.fromInt(1) }, { a: { $type: 18 } }],
  ["$type array by the array itself", { a: [] }, { a: { $type: "array" } }],
  ["$type by an element", { a: ["x"] }, { a: { $type: "string" } }],
  ["$type with several", { a: true }, { a: { $type: ["string", "bool"] } }],
  ["$not on a missing field", {}, { a: { $not: { $gt: 5 } } }],
  ["$not with a pattern", { a: "b" }, { a: { $not: /a/ } }],
  ["$and", { a: 1, b: 2 }, { $and: [{ a: 1 }, { b: 2 }] }],
  ["$or", { a: 1 }, { $or: [{ a: 2 }, { a: 1 }] }],
  ["$nor", { a: 1 }, { $nor: [{ a: 2 }, { a: 3 }] }],
  ["$all", { a: [1, 2, 3] }, { a: { $all: [3, 1] } }],
  ["$all on a scalar", { a: 1 }, { a: { $all: [1] } }],
  ["$all with arrays", { a: [[1, 2]] }, { a: { $all: [[1, 2]] } }],
  [
    "$all with $elemMatch",
    { a: [{ b: 1 }, { b: 2 }] },
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
  ],
  ["$size", { a: [1, 2] }, { a: { $size: 2 } }],
  ["$size at a position", { a: [[1, 2]] }, { "a.0": { $size: 2 } }],
  ["$elemMatch on documents", { a: [{ b: 1, c: 2 }] }, { a: { $elemMatch: { b: 1, c: 2 } } }],
  ["$elemMatch on values", { a: [1, 5] }, { a: { $elemMatch: { $gt: 4, $lt: 6 } } }],
  ["$elemMatch in $elemMatch", { a: [[1], [7]] }, { a: { $elemMatch: { $elemMatch: { $gt: 5 } } } }],
  ["$elemMatch with $or", { a: [{ b: 1 }] }, { a: { $elemMatch: { $or: [{ b: 1 }, { b: 2 }] } } }],
  ["$mod", { a: 10 }, { a: { $mod: [3, 1] } }],
  ["$mod with a fraction", { a: new Double(10.9) }, { a: { $mod: [3, 1] } }],
  ["$regex with $options", { a: "Hello" }, { a: { $regex: "^hel", $options: "i" } }],
  ["$regex over several lines", { a: "x\nhel" }, { a: { $regex: "^hel", $options: "m" } }],
  ["$expr", { a: 5, b: 3 }, { $expr: { $gt: ["$a", "$b"] } }],
  ["$bitsAllSet by positions", { a: 5 }, { a: { $bitsAllSet: [0, 2] } }],
  ["$bitsAnyClear by a mask", { a: 5 }, { a: { $bitsAnyClear: 2 } }],
  ["$bitsAllSet in binary data", { a: binary }, { a: { $bitsAllSet: [0, 2] } }],
  ["$bitsAllSet far up in a negative number", { a: -1 }, { a: { $bitsAllSet: [200] } }],
  ["$comment beside a condition", { a: 1 }, { a: 1, $comment: "why" }],
  ["own fields named like inherited ones", { constructor: 1 }, { constructor: 1 }],
];

const notMatching: [title: string, doc: Doc, filter: Doc][] = [
  ["embedded documents in another order", { a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }],
  ["an embedded document that has more", { a: { b: 1, c: 2 } }, { a: { b: 1 } }],
  ["null by a path into elements that are no documents", { a: [1, 2] }, { "a.b": null }],
  ["null by a path into an empty array", { a: [] }, { "a.b": null }],
  ["an element inside an array that a position names", { a: [[1, 2]] }, { "a.0": 1 }],
  ["numbers by strings", { a: "5" }, { a: 5 }],
  ["$gt of another type", { a: "x" }, { a: { $gt: 5 } }],
  ["$lt by a missing field", {}, { a: { $lt: 5 } }],
  ["$lt by NaN", { a: new Double(Number.NaN) }, { a: { $lt: 5 } }],
  ["$ne by an array that has the value", { a: [1, 2] }, { a: { $ne: 2 } }],
  ["$nin by a pattern that matches", { a: "abc" }, { a: { $nin: [/^ab/] } }],
  ["$exists on an inherited name", {}, { constructor: { $exists: true } }],
  ["$exists on __proto__", {}, { "__proto__.toString": { $exists: true } }],
  ["$all without members", { a: [] }, { a: { $all: [] } }],
  ["$elemMatch on a scalar", { a: 1 }, { a: { $elemMatch: { $gt: 0 } } }],
  ["$elemMatch spread over two elements", { a: [{ b: 1 }, { c: 2 }] }, { a: { $elemMatch: { b: 1, c: 2 } } }],
  ["$size of a scalar", { a: 1 }, { a: { $size: 1 } }],
  ["$mod by a string", { a: "10" }, { a: { $mod: [3, 1] } }],
  ["$type of a missing field", {}, { a: { $type: "null" } }],
  ["$in with a document of operators inside", { a: 1 }, { a: { $in: [] } }],
];

describe("a filter matches", () => {
  test.each(matching)("%s", (_title, doc, filter) => {
    expect(matches(doc, filter)).toBe(true);
  });
});

describe("a filter does not match", () => {
  test.each(notMatching)("%s", (_title, doc, filter) => {
    expect(matches(doc, filter)).toBe(false);
  });
});

const refused: [code: number, filter: Doc][] = [
  [2, { $foo: 1 }],
  [2, { a: { $foo: 1 } }],
  [2, { a: { $gt: 1, b: 2 } }],
  [2, { $and: 1 }],
  [2, { $or: [] }],
  [2, { $nor: [1] }],
  [2, { a: { $in: 1 } }],
  [2, { a: { $in: [{ $gt: 1 }] } }],
  [2, { a: { $nin: "x" } }],
  [2, { a: { $gt: /x/ } }],
  [2, { a: { $ne: /x/ } }],
  [2, { a: { $not: 1 } }],
  [2, { a: { $not: {} } }],
  [2, { a: { $all: 1 } }],
  [2, { a: { $size: -1 } }],
  [2, { a: { $size: "x" } }],
  [2, { a: { $elemMatch: 1 } }],
  [2, { a: { $elemMatch: { $expr: true } } }],
  [2, { a: { $mod: [0, 1] } }],
  [2, { a: { $mod: [1] } }],
  [2, { a: { $options: "i" } }],
  [2, { a: { $regex: 5 } }],
  [2, { a: { $type: "nothing" } }],
  [2, { a: { $type: 99 } }],
  [14, { a: { $type: {} } }],
  [9, { a: { $type: [] } }],
  [2, { a: { $bitsAllSet: -1 } }],
  [2, { $where: "true" }],
  [27, { $text: { $search: "x" } }],
  [238, { $jsonSchema: {} }],
  [291, { a: { $near: [0, 0] } }],
  [238, { a: { $geoWithin: {} } }],
  [51091, { a: { $regex: "(" } }],
  [51108, { a: { $regex: "x", $options: "g" } }],
  [168, { $expr: { $nothing: 1 } }],
];

test.each(refused)("refuses with code %i: %j", (code, filter) => {
  expect(codeOf(filter)).toBe(code);
});

test("compares strings by a collation when one is given", () => {
  const collation = { locale: "en_US", strength: 2 };
  expect(matches({ a: "PING" }, { a: "ping" }, collation)).toBe(true);
  expect(matches({ a: "PING" }, { a: { $in: ["x", "ping"] } }, collation)).toBe(true);
  expect(matches({ a: "PING" }, { $expr: { $eq: ["$a", "ping"] } }, collation)).toBe(true);
  expect(matches({ a: "PING" }, { a: "ping" })).toBe(false);
});

test("a pattern that would never end is stopped with an error", () => {
  const filter = compileFilter({ a: new BSONRegExp("^(?=(a+)+$)") });
  expect(() => filter.matches({ a: `${"a".repeat(50)}b` })).toThrow(expect.objectContaining({ code: 51156 }));
});

const positions: [title: string, doc: Doc, filter: Doc, position: number | null][] = [
  ["the element that is equal", { a: [5, 6, 7] }, { a: 6 }, 1],
  ["the element whose field is equal", { a: [{ b: 1 }, { b: 2 }] }, { "a.b": 2 }, 1],
  ["the element of $elemMatch", { a: [{ b: 1 }, { b: 2, c: 3 }] }, { a: { $elemMatch: { b: 2, c: 3 } } }, 1],
  ["the outermost of nested arrays", { a: [{ b: [1] }, { b: [2, 3] }] }, { "a.b": 3 }, 1],
  ["the last array met, of two", { a: [1, 2, 3], b: [5, 6, 7] }, { a: 3, b: 6 }, 1],
  ["the last array by name, whatever comes first", { a: [1, 2, 3], b: [5, 6, 7] }, { b: 6, a: 3 }, 1],
  ["the last array by kind of condition", { a: [1, 2, 3], b: [5, 6, 7] }, { a: { $gt: 2 }, b: 6 }, 2],
  ["a nested condition among the others", { a: [1, 2], b: [3, 4] }, { $and: [{ b: 3 }], a: 2 }, 0],
  ["inside $or", { a: [1, 2] }, { $or: [{ a: 9 }, { a: 2 }] }, 1],
  ["nothing for a negated condition", { a: [1, 2] }, { a: { $ne: 5 } }, null],
  ["nothing without an array", { a: 1 }, { a: 1 }, null],
];

test.each(positions)("the positional operator of an update stands for %s", (_title, doc, filter, position) => {
  expect(compileFilter(stored(filter)).positionalIndex(stored(doc), "canonical")).toBe(position);
});

test("the positional operator of a projection stands for the last array in the order as written", () => {
  const filter = compileFilter(stored({ b: 6, a: 3 }));
  expect(filter.positionalIndex(stored({ a: [1, 2, 3], b: [5, 6, 7] }), "written")).toBe(2);
});

test("variables of $expr may change from document to document", () => {
  const filter = compileFilter({ $expr: { $eq: ["$a", "$$wanted"] } });
  expect(filter.matches({ a: new Int32(1) }, { wanted: new Int32(1) })).toBe(true);
  expect(filter.matches({ a: new Int32(1) }, { wanted: new Int32(2) })).toBe(false);
});
