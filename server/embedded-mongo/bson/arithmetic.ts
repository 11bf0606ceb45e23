import { Decimal128, Double, Int32, Long } from "bson";
import { type DecimalValue, decimalOfDouble, type ExactNumber, readDecimal, scaleTo, writeDecimal } from "./decimal.ts";
import { type Numeric, toDouble } from "./number.ts";

/** What a computation yields when whole numbers leave the range of 64 bits. */
export const overflow: unique symbol = Symbol("overflow");

export type ArithmeticResult = Int32 | Long | Double | Decimal128 | typeof overflow;

/** The sum, in the wider of both types; Int32 grows to Long where it must. */
export function add(a: Numeric, b: Numeric): ArithmeticResult {
  return compute(a, b, { whole: (x, y) => x + y, double: (x, y) => x + y, decimal: addDecimals });
}

export function subtract(a: Numeric, b: Numeric): ArithmeticResult {
  return compute(a, b, {
    whole: (x, y) => x - y,
    double: (x, y) => x - y,
    decimal: (x, y) => addDecimals(x, negate(y)),
  });
}

export function multiply(a: Numeric, b: Numeric): ArithmeticResult {
  return compute(a, b, { whole: (x, y) => x * y, double: (x, y) => x * y, decimal: multiplyDecimals });
}

interface Operation {
  whole(x: bigint, y: bigint): bigint;
  double(x: number, y: number): number;
  decimal(x: DecimalValue, y: DecimalValue): DecimalValue;
}

function compute(a: Numeric, b: Numeric, operation: Operation): ArithmeticResult {
  const x = normalize(a);
  const y = normalize(b);
  if (x instanceof Int32 && y instanceof Int32) {
    const small = operation.double(x.value, y.value);
    if (Number.isSafeInteger(small)) return wholeNumber(small, false);
    return longResult(operation.whole(BigInt(x.value), BigInt(y.value)));
  }
  if (x instanceof Decimal128 || y instanceof Decimal128) {
    return writeDecimal(operation.decimal(toDecimalValue(x), toDecimalValue(y)));
  }
  if (x instanceof Double || y instanceof Double) return new Double(operation.double(toDouble(x), toDouble(y)));
  return longResult(operation.whole(toBigInt(x), toBigInt(y)));
}

/** A plain number or bigint in the type it would be stored as. */
export function normalize(value: Numeric): Int32 | Long | Double | Decimal128 {
  if (typeof value === "bigint") return Long.fromBigInt(value);
  if (typeof value !== "number") return value;
  return (value | 0) === value && !Object.is(value, -0) ? new Int32(value) : new Double(value);
}

/** A whole number as Int32 if it fits and `isLong` does not ask for more, otherwise as Long. */
function wholeNumber(value: number, isLong: boolean): Int32 | Long {
  return !isLong && value >= -(2 ** 31) && value < 2 ** 31 ? new Int32(value) : Long.fromNumber(value);
}

export function toBigInt(value: Int32 | Long): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(value.value);
}

/** A Long, or `overflow` beyond 64 bits. */
export function longResult(value: bigint): Long | typeof overflow {
  return BigInt.asIntN(64, value) === value ? Long.fromBigInt(value) : overflow;
}

/** A number as the decimal MongoDB computes with: doubles keep 15 digits. */
export function toDecimalValue(value: Numeric): DecimalValue {
  const number = normalize(value);
  if (number instanceof Decimal128) return readDecimal(number);
  if (number instanceof Double) return decimalOfDouble(number.value);
  return { coefficient: toBigInt(number), exponent: 0 };
}

function addDecimals(a: DecimalValue, b: DecimalValue): DecimalValue {
  if (typeof a === "string" || typeof b === "string") return specialOf(toSpecial(a) + toSpecial(b));
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: scaleTo(a, exponent) + scaleTo(b, exponent), exponent };
}

function multiplyDecimals(a: DecimalValue, b: DecimalValue): DecimalValue {
  if (typeof a === "string" || typeof b === "string") return specialOf(toSpecial(a) * toSpecial(b));
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

function negate(value: DecimalValue): DecimalValue {
  if (value === "NaN") return value;
  if (typeof value === "string") return value === "Infinity" ? "-Infinity" : "Infinity";
  return { coefficient: -value.coefficient, exponent: value.exponent };
}

// Doubles know the rules for infinities; a finite number stands for itself by its sign.
function toSpecial(value: DecimalValue): number {
  return typeof value === "string" ? Number(value) : signOf(value);
}

function signOf(value: ExactNumber): number {
  if (value.coefficient === 0n) return 0;
  return value.coefficient < 0n ? -1 : 1;
}

function specialOf(value: number): DecimalValue {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

/** The quotient to 34 digits; the divisor must not be zero. */
export function divideDecimals(a: Numeric, b: Numeric): Decimal128 {
  const x = toDecimalValue(a);
  const y = toDecimalValue(b);
  if (typeof x === "string" || typeof y === "string") {
    if (typeof y === "string" && typeof x !== "string" && y !== "NaN")
      return writeDecimal({ coefficient: 0n, exponent: 0 });
    return writeDecimal(specialOf(toSpecial(x) / toSpecial(y)));
  }
  const exact = trimmedQuotient(x, y);
  return writeDecimal(exact);
}

// 36 digits more than the divisor's keep rounding at the 34th right, save for exact halves far behind it.
function trimmedQuotient(x: ExactNumber, y: ExactNumber): ExactNumber {
  const shift = Math.max(0, 36 + y.coefficient.toString().length - x.coefficient.toString().length);
  const numerator = x.coefficient * 10n ** BigInt(shift);
  let coefficient = numerator / y.coefficient;
  let exponent = x.exponent - y.exponent - shift;
  if (numerator % y.coefficient !== 0n) return { coefficient, exponent };
  const ideal = x.exponent - y.exponent;
  while (exponent < ideal && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}
