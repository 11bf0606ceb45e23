import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { normalize, toDecimalValue } from "../../bson/arithmetic.ts";
import { parseExact, writeDecimal } from "../../bson/decimal.ts";
import { isNumeric, type Numeric, toDouble } from "../../bson/number.ts";
import { conversionFailure } from "../../errors.ts";
import { formatIsoDate } from "./date-format.ts";
import { parseIsoDate } from "./date-parse.ts";
import { rememberZones } from "./date-zone.ts";
import { typeName } from "./define.ts";
import { formatDouble } from "./number-text.ts";

export type Target = "bool" | "int" | "long" | "double" | "decimal" | "string" | "date" | "objectId";

const converters: Record<Target, (value: unknown) => unknown> = {
  bool: (value) => (isNumeric(value) ? toDouble(value) !== 0 : typeof value !== "boolean" || value),
  int: (value) => new Int32(Number(toWhole(value, "int", 32))),
  long: (value) => Long.fromBigInt(toWhole(value, "long", 64)),
  double: toDoubleValue,
  decimal: toDecimal,
  string: toText,
  date: toDate,
  objectId: toObjectId,
};

/**
 * Converts a value that is not null.
 * @throws MongoError 241 where MongoDB knows no conversion or the value does not fit.
 */
export function convertTo(value: unknown, target: Target): unknown {
  return converters[target](value);
}

function unsupported(value: unknown, target: string): Error {
  return conversionFailure(
    `Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value`,
  );
}

function failed(text: string, target: string, reason: string): Error {
  return conversionFailure(`Failed to parse ${target} '${text}' in $convert with no onError value: ${reason}`);
}

function toWhole(value: unknown, target: "int" | "long", bits: 32 | 64): bigint {
  const whole = wholePart(value, target);
  // A double is compared before its fraction is cut off.
  const isBeyond =
    value instanceof Double && target === "int" && (value.value > 2 ** 31 - 1 || value.value < -(2 ** 31));
  if (!isBeyond && BigInt.asIntN(bits, whole) === whole) return whole;
  throw conversionFailure(`Conversion would overflow target type in $convert with no onError value: ${String(value)}`);
}

function wholePart(value: unknown, target: "int" | "long"): bigint {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw failed(value, "number", "Did not consume whole string.");
    return BigInt(value.replace("+", ""));
  }
  if (value instanceof Date && target === "long") return BigInt(value.getTime());
  if (!isNumeric(value)) throw unsupported(value, target);
  return truncate(value);
}

function truncate(value: Numeric): bigint {
  const number = normalize(value);
  if (number instanceof Long) return number.toBigInt();
  if (number instanceof Decimal128) {
    const exact = toDecimalValue(number);
    if (typeof exact === "string") throw notFinite();
    const power = 10n ** BigInt(Math.min(Math.abs(exact.exponent), 40));
    return exact.exponent >= 0 ? exact.coefficient * power : exact.coefficient / power;
  }
  if (!Number.isFinite(number.value)) throw notFinite();
  return BigInt(Math.trunc(number.value));
}

function notFinite(): Error {
  return conversionFailure(
    "Attempt to convert NaN or infinity value to integer type in $convert with no onError value",
  );
}

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const specialNumbers: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
  "-infinity": Number.NEGATIVE_INFINITY,
};

function toDoubleValue(value: unknown): Double {
  if (typeof value === "boolean") return new Double(value ? 1 : 0);
  if (value instanceof Date) return new Double(value.getTime());
  if (typeof value === "string") return new Double(parseNumber(value));
  if (!isNumeric(value)) throw unsupported(value, "double");
  const double = toDouble(value);
  if (!Number.isFinite(double) && value instanceof Decimal128 && typeof toDecimalValue(value) !== "string") {
    throw conversionFailure("Conversion would overflow target type in $convert with no onError value");
  }
  return new Double(double);
}

function parseNumber(text: string): number {
  const special = Object.hasOwn(specialNumbers, text.toLowerCase()) ? specialNumbers[text.toLowerCase()] : undefined;
  if (special !== undefined) return special;
  if (!numberPattern.test(text)) throw failed(text, "number", "Did not consume whole string.");
  const number = Number(text);
  const isLost = !Number.isFinite(number) || (number === 0 && /[1-9]/.test(text.split(/e/i)[0] ?? ""));
  if (isLost) throw failed(text, "number", "Out of range");
  return number;
}

function toDecimal(value: unknown): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === "boolean") return Decimal128.fromString(value ? "1" : "0");
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value === "string") {
    if (numberPattern.test(value)) return parseDecimal(value);
    return writeDecimal(toDecimalValue(new Double(parseNumber(value))));
  }
  if (isNumeric(value)) return writeDecimal(toDecimalValue(value));
  throw unsupported(value, "decimal");
}

function parseDecimal(text: string): Decimal128 {
  // Digits before or behind these are beyond every decimal, and would only take time.
  if (Math.abs(Number(text.split(/e/i)[1] ?? 0)) > farExponent) throw failed(text, "number", "Out of range");
  const exact = parseExact(text.replace(/^\+/, ""));
  const decimal = writeDecimal(exact);
  const written = toDecimalValue(decimal);
  const isLost = typeof written === "string" || (written.coefficient === 0n && exact.coefficient !== 0n);
  if (isLost) throw failed(text, "number", "Conversion from string to decimal would overflow");
  return decimal;
}

const farExponent = 100_000;

function toText(value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  if (value instanceof Double) return formatDouble(value.value);
  if (isNumeric(value)) return value.toString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return formatIsoDate(value);
  throw unsupported(value, "string");
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  if (typeof value === "string") {
    const parsed = parseIsoDate(value, "UTC", rememberZones());
    if (parsed !== null) return parsed;
    throw conversionFailure(`Error parsing date string '${value}'`);
  }
  // An Int32 holds too few milliseconds to be meant as a date.
  if (!isNumeric(value) || value instanceof Int32) throw unsupported(value, "date");
  const date = new Date(Number(truncate(value)));
  if (Number.isNaN(date.getTime())) throw conversionFailure("Conversion would overflow target type in $convert");
  return date;
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== "string") throw unsupported(value, "objectId");
  if (!/^[0-9A-Fa-f]{24}$/.test(value)) {
    throw failed(value, "objectId", `Invalid string length for parsing to OID, expected 24 but found ${value.length}`);
  }
  return ObjectId.createFromHexString(value);
}
