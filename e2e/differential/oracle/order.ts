import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import { fieldEntries, isDocument } from "#server/embedded-mongo/bson/document.ts";

/** The order of types, each written as a test of its own. */
const kinds: readonly ((value: unknown) => boolean)[] = [
  (value) => value instanceof MinKey,
  (value) => value === null || value === undefined,
  isNumber,
  (value) => typeof value === "string",
  isDocument,
  Array.isArray,
  (value) => value instanceof Binary,
  (value) => value instanceof ObjectId,
  (value) => typeof value === "boolean",
  (value) => value instanceof Date,
  (value) => value instanceof Timestamp,
  (value) => value instanceof MaxKey,
];

export const kindOf = (value: unknown): number => kinds.findIndex((isKind) => isKind(value));

function isNumber(value: unknown): boolean {
  if (value instanceof Timestamp) return false;
  return value instanceof Int32 || value instanceof Double || value instanceof Long || value instanceof Decimal128;
}

/** Exact for the numbers of the cases, which doubles hold. */
const numberOf = (value: unknown): number => Number(String(value));
export const isNaNumber = (value: unknown): boolean => isNumber(value) && Number.isNaN(numberOf(value));

/** MongoDB's order of two values, for the types of the cases. */
export function order(a: unknown, b: unknown): number {
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return kind - kindOf(b);
  if (isNumber(a)) return orderOf(numberOf(a), numberOf(b));
  if (Array.isArray(a) && Array.isArray(b)) return orderOfLists(a, b);
  if (isDocument(a) && isDocument(b)) {
    const fields = (doc: Record<string, unknown>) =>
      fieldEntries(doc).map(([name, value]) => [kindOf(value), name, value]);
    return orderOfFields(fields(a), fields(b));
  }
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

/** NaN is the least of numbers. */
function orderOf(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return Math.sign(a - b);
}

function orderOfLists(a: readonly unknown[], b: readonly unknown[]): number {
  const at = a.findIndex((value, index) => index >= b.length || order(value, b[index]) !== 0);
  if (at === -1) return a.length - b.length;
  return at < b.length ? order(a[at], b[at]) : 1;
}

function orderOfFields(a: readonly unknown[][], b: readonly unknown[][]): number {
  for (const [index, [kind, name, value]] of a.entries()) {
    const [otherKind, otherName, otherValue] = b[index] ?? [];
    if (b[index] === undefined) return 1;
    const difference =
      Number(kind) - Number(otherKind) ||
      Buffer.compare(Buffer.from(String(name)), Buffer.from(String(otherName))) ||
      order(value, otherValue);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof Date) return Buffer.from(String(value.getTime() + 1e15).padStart(20, "0"));
  if (value instanceof ObjectId) return Buffer.from(value.toHexString());
  if (value instanceof Binary) return Buffer.from(value.value());
  if (value instanceof Timestamp) return Buffer.from(value.toString().padStart(20, "0"));
  if (typeof value === "string" || typeof value === "boolean") return Buffer.from(String(value));
  // Of the others there is one each.
  return Buffer.alloc(0);
}
