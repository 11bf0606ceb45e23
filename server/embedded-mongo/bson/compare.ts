import { Binary, BSONRegExp, BSONSymbol, type Code, type ObjectId, type Timestamp } from "bson";
import type { Collation } from "./collation.ts";
import { type Doc, nameOfKey } from "./fields.ts";
import { compareNumbers, type Numeric } from "./number.ts";
import { rankOf, typeRank } from "./types.ts";

/**
 * BSON's order across and within types: negative, zero or positive.
 * Numbers of different types compare by exact value; a missing value (`undefined`) orders as null.
 */
export function compareValues(a: unknown, b: unknown, collation?: Collation): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b, collation);
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  return difference === 0 ? compareSameRank(rank, a, b, collation) : difference;
}

/** Equal in BSON's order, except that a missing value is not null. */
export function equalValues(a: unknown, b: unknown, collation?: Collation): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return compareValues(a, b, collation) === 0;
}

// The casts below hold because both values have the rank they are switched on.
function compareSameRank(rank: number, a: unknown, b: unknown, collation?: Collation): number {
  switch (rank) {
    case typeRank.number:
      return compareNumbers(a as Numeric, b as Numeric);
    case typeRank.string:
      return compareText(textOf(a), textOf(b), collation);
    case typeRank.object:
      return compareDocuments(a as Doc, b as Doc, collation);
    case typeRank.array:
      return compareArrays(a as unknown[], b as unknown[], collation);
    case typeRank.binary:
      return compareBinary(toBinary(a), toBinary(b));
    case typeRank.objectId:
      return compareBytes((a as ObjectId).id, (b as ObjectId).id);
    case typeRank.boolean:
      return Number(a) - Number(b);
    case typeRank.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case typeRank.timestamp:
      return compareTimestamps(a as Timestamp, b as Timestamp);
    case typeRank.regex:
      return compareRegex(toRegex(a), toRegex(b));
    case typeRank.code:
    case typeRank.codeWithScope:
      return compareCode(a as Code, b as Code);
    default:
      return 0;
  }
}

function compareText(a: string, b: string, collation?: Collation): number {
  return collation === undefined ? compareStrings(a, b) : collation.compare(a, b);
}

/** Orders strings by their UTF-8 bytes. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    // Surrogates sort below U+E000 as UTF-16 but above U+FFFF as UTF-8.
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? utf8Order(x) - utf8Order(y) : x - y;
  }
  return a.length - b.length;
}

const utf8Order = (unit: number): number => (unit < 0xe000 ? unit + 0x10000 : unit);

/** Orders bytes as unsigned numbers, a prefix first. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

/** Field by field in document order: type, then name, then value. */
function compareDocuments(a: Doc, b: Doc, collation?: Collation): number {
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  const length = Math.min(keysA.length, keysB.length);
  for (let index = 0; index < length; index += 1) {
    const keyA = keysA[index] ?? "";
    const keyB = keysB[index] ?? "";
    const order = compareField(keyA, a[keyA], keyB, b[keyB], collation);
    if (order !== 0) return order;
  }
  return keysA.length - keysB.length;
}

function compareField(keyA: string, a: unknown, keyB: string, b: unknown, collation?: Collation): number {
  const rank = rankOf(a);
  const rankDifference = rank - rankOf(b);
  if (rankDifference !== 0) return rankDifference;
  const nameOrder = compareStrings(nameOfKey(keyA), nameOfKey(keyB));
  return nameOrder === 0 ? compareSameRank(rank, a, b, collation) : nameOrder;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[], collation?: Collation): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareValues(a[index], b[index], collation);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinary(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || compareBytes(a.value(), b.value());
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.getHighBitsUnsigned() - b.getHighBitsUnsigned() || a.getLowBitsUnsigned() - b.getLowBitsUnsigned();
}

function compareRegex(a: BSONRegExp, b: BSONRegExp): number {
  return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
}

function compareCode(a: Code, b: Code): number {
  return compareStrings(codeText(a), codeText(b)) || compareDocuments(a.scope ?? {}, b.scope ?? {});
}

const codeText = (code: Code): string => code.code;

/** The text of a string or of the deprecated symbol type, which compares as one. */
export function textOf(value: unknown): string {
  return value instanceof BSONSymbol ? value.value : String(value);
}

/** Binary data in one shape, whichever class carried it. */
export function toBinary(value: unknown): Binary {
  return value instanceof Binary ? value : new Binary(value as Uint8Array);
}

/** A regular expression in BSON's shape. */
export function toRegex(value: unknown): BSONRegExp {
  return value instanceof RegExp ? new BSONRegExp(value.source, value.flags) : (value as BSONRegExp);
}
