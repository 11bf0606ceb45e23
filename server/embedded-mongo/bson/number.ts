import { Decimal128, Double, Int32, Long, Timestamp } from "bson";
import { compareExact, type DecimalValue, exactOfDouble, readDecimal } from "./decimal.ts";

/** Any number a document can hold; plain numbers and bigints come only from our own code. */
export type Numeric = Int32 | Double | Long | Decimal128 | number | bigint;

export function isNumeric(value: unknown): value is Numeric {
  return (
    value instanceof Int32 ||
    value instanceof Double ||
    isLong(value) ||
    value instanceof Decimal128 ||
    typeof value === "number" ||
    typeof value === "bigint"
  );
}

/** A whole number of 64 bits; the class of timestamps is a kind of Long, their values are no numbers. */
export function isLong(value: unknown): value is Long {
  return value instanceof Long && !(value instanceof Timestamp);
}

/** Orders two numbers of any types by their exact values; NaN comes before everything and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = a instanceof Int32 || a instanceof Double ? a.value : a;
  const y = b instanceof Int32 || b instanceof Double ? b.value : b;
  if (typeof x === "number" && typeof y === "number") return compareDoubles(x, y);
  if (x instanceof Long && y instanceof Long) return x.compare(y);
  return compareParts(exactParts(x), exactParts(y));
}

/** The number as a double, rounded to the nearest where it does not fit. */
export function toDouble(value: Numeric): number {
  if (typeof value === "number") return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long) return longToDouble(value);
  return Number(value.toString());
}

/** The value if it is a whole number that a double holds exactly, otherwise null. */
export function toWholeNumber(value: unknown): number | null {
  if (!isNumeric(value)) return null;
  const double = toDouble(value);
  if (!Number.isSafeInteger(double)) return null;
  return value instanceof Decimal128 && compareNumbers(value, double) !== 0 ? null : double + 0;
}

/** The exact value, or which of the three values without one it is. */
export function exactParts(value: Numeric): DecimalValue {
  if (value instanceof Decimal128) return readDecimal(value);
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 };
  if (typeof value === "bigint") return { coefficient: value, exponent: 0 };
  const double = typeof value === "number" ? value : value.value;
  if (Number.isNaN(double)) return "NaN";
  if (!Number.isFinite(double)) return double > 0 ? "Infinity" : "-Infinity";
  return exactOfDouble(double);
}

/** The number without its fraction, exactly; null for what is not finite or has more digits than numbers of MongoDB have. */
export function truncate(value: Numeric): bigint | null {
  const parts = exactParts(value);
  if (typeof parts === "string" || parts.exponent > mostDigits) return null;
  if (parts.exponent >= 0) return parts.coefficient * 10n ** BigInt(parts.exponent);
  return parts.exponent < -mostFractionDigits ? 0n : parts.coefficient / 10n ** BigInt(-parts.exponent);
}

/** Beyond these a whole number has more than 64 bits, and a fraction is none of it. */
const mostDigits = 20;
const mostFractionDigits = 1_100;

/** A Long rounded once; `Long.toNumber` rounds its halves separately. */
function longToDouble(value: Long): number {
  const double = value.toNumber();
  return Number.isSafeInteger(double) ? double : Number(value.toBigInt());
}

function compareDoubles(x: number, y: number): number {
  if (x < y) return -1;
  if (x > y) return 1;
  if (x === y) return 0;
  return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
}

const specialRank = { NaN: -2, "-Infinity": -1, Infinity: 1 } as const;

function compareParts(a: DecimalValue, b: DecimalValue): number {
  if (typeof a !== "string" && typeof b !== "string") return compareExact(a, b);
  const rankA = typeof a === "string" ? specialRank[a] : 0;
  const rankB = typeof b === "string" ? specialRank[b] : 0;
  return rankA - rankB;
}
