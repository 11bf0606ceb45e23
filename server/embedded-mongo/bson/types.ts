import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from "bson";

/**
 * What an index or a sort sees where a document has an empty array.
 * It stands in no document; MongoDB calls it undefined and orders it before null.
 */
export const emptyArrayKey: unique symbol = Symbol("empty array");

/** The order of types against each other; types with one rank compare by value. */
export const typeRank = {
  minKey: -1,
  emptyArray: 0,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

interface BsonType {
  rank: number;
  /** The number and name that `$type` knows it by. */
  number: number;
  name: string;
}

const types = {
  double: { rank: typeRank.number, number: 1, name: "double" },
  string: { rank: typeRank.string, number: 2, name: "string" },
  object: { rank: typeRank.object, number: 3, name: "object" },
  array: { rank: typeRank.array, number: 4, name: "array" },
  binData: { rank: typeRank.binary, number: 5, name: "binData" },
  missing: { rank: typeRank.null, number: 6, name: "missing" },
  objectId: { rank: typeRank.objectId, number: 7, name: "objectId" },
  bool: { rank: typeRank.boolean, number: 8, name: "bool" },
  date: { rank: typeRank.date, number: 9, name: "date" },
  null: { rank: typeRank.null, number: 10, name: "null" },
  regex: { rank: typeRank.regex, number: 11, name: "regex" },
  code: { rank: typeRank.code, number: 13, name: "javascript" },
  symbol: { rank: typeRank.string, number: 14, name: "symbol" },
  codeWithScope: { rank: typeRank.codeWithScope, number: 15, name: "javascriptWithScope" },
  int: { rank: typeRank.number, number: 16, name: "int" },
  timestamp: { rank: typeRank.timestamp, number: 17, name: "timestamp" },
  long: { rank: typeRank.number, number: 18, name: "long" },
  decimal: { rank: typeRank.number, number: 19, name: "decimal" },
  minKey: { rank: typeRank.minKey, number: -1, name: "minKey" },
  maxKey: { rank: typeRank.maxKey, number: 127, name: "maxKey" },
  emptyArray: { rank: typeRank.emptyArray, number: 6, name: "undefined" },
} as const satisfies Record<string, BsonType>;

const byPrototype = new Map<object | null, BsonType>([
  [Object.prototype, types.object],
  [null, types.object],
  [Int32.prototype, types.int],
  [Double.prototype, types.double],
  [Long.prototype, types.long],
  [Decimal128.prototype, types.decimal],
  [ObjectId.prototype, types.objectId],
  [Date.prototype, types.date],
  [Array.prototype, types.array],
  [Binary.prototype, types.binData],
  [UUID.prototype, types.binData],
  [Buffer.prototype, types.binData],
  [Uint8Array.prototype, types.binData],
  [BSONRegExp.prototype, types.regex],
  [RegExp.prototype, types.regex],
  [Timestamp.prototype, types.timestamp],
  [Code.prototype, types.code],
  [BSONSymbol.prototype, types.symbol],
  [DBRef.prototype, types.object],
  [MinKey.prototype, types.minKey],
  [MaxKey.prototype, types.maxKey],
]);

/** The BSON type of a value; `undefined` is the type "missing", which ranks with null. */
export function typeOf(value: unknown): BsonType {
  switch (typeof value) {
    case "string":
      return types.string;
    case "boolean":
      return types.bool;
    case "undefined":
      return types.missing;
    case "number":
      return (value | 0) === value && !Object.is(value, -0) ? types.int : types.double;
    case "bigint":
      return types.long;
    case "object":
      return objectType(value);
    default:
      if (value === emptyArrayKey) return types.emptyArray;
      throw new TypeError(`A document cannot hold a ${typeof value}.`);
  }
}

function objectType(value: object | null): BsonType {
  if (value === null) return types.null;
  const prototype: object | null = Object.getPrototypeOf(value);
  // Most values by far are of these, and the map takes five times as long to ask.
  if (prototype === Object.prototype) return types.object;
  if (prototype === Date.prototype) return types.date;
  if (prototype === ObjectId.prototype) return types.objectId;
  if (prototype === Int32.prototype) return types.int;
  if (prototype === Array.prototype) return types.array;
  const known = byPrototype.get(prototype);
  if (known === undefined) throw new TypeError(`A document cannot hold a ${value.constructor?.name ?? "value"}.`);
  return known === types.code && value instanceof Code && value.scope ? types.codeWithScope : known;
}

/** Where a value stands in the order of types. */
export function rankOf(value: unknown): number {
  return typeOf(value).rank;
}

/** `$type` aliases and their numbers. "number" stands for four types and is not among them. */
export const typeNumbers: ReadonlyMap<string, number> = new Map([
  ...Object.values(types)
    .filter((type) => type.name !== "missing")
    .map((type): [string, number] => [type.name, type.number]),
  ["dbPointer", 12],
]);
