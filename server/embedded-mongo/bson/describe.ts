import { Binary, Decimal128, Double, Long, ObjectId, Timestamp } from "bson";
import { toRegex } from "./compare.ts";
import { type Doc, fieldEntries, isDocument } from "./fields.ts";
import { rankOf, typeRank } from "./types.ts";

/** A value as MongoDB writes it in its messages, such as `{ a: 1, b: "x" }`. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(describeValue).join(", ")} ]`;
  if (isDocument(value)) return describeDocument(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Double) return describeDouble(value.value);
  if (value instanceof Decimal128) return `Decimal128("${value.toString()}")`;
  if (value instanceof Timestamp) return `Timestamp(${value.getHighBitsUnsigned()}, ${value.getLowBitsUnsigned()})`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString("hex").toUpperCase()})`;
  if (value instanceof Long) return value.toString();
  return describeRare(value);
}

function describeRare(value: unknown): string {
  const rank = rankOf(value);
  if (rank === typeRank.minKey) return "MinKey";
  if (rank === typeRank.maxKey) return "MaxKey";
  if (rank !== typeRank.regex) return String(value);
  const { pattern, options } = toRegex(value);
  return `/${pattern}/${options}`;
}

function describeDouble(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(value);
}

function describeDocument(doc: Doc): string {
  const fields = fieldEntries(doc).map(([name, value]) => `${name}: ${describeValue(value)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
