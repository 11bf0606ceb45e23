import { Decimal128 } from "bson";

/** A number as written: `coefficient × 10^exponent`; the coefficient carries the sign. */
export interface ExactNumber {
  coefficient: bigint;
  exponent: number;
}

/** What a Decimal128 can be; a zero keeps its exponent but not its sign. */
export type DecimalValue = ExactNumber | "NaN" | "Infinity" | "-Infinity";

const exponentBias = 6176;
const maxCoefficient = 10n ** 34n - 1n;

/** Takes a Decimal128 apart; non-canonical coefficients count as zero, as IEEE 754-2008 asks. */
export function readDecimal(decimal: Decimal128): DecimalValue {
  const view = new DataView(decimal.bytes.buffer, decimal.bytes.byteOffset, 16);
  const high = view.getBigUint64(8, true);
  const isNegative = high >> 63n === 1n;
  const combination = Number((high >> 58n) & 31n);
  if (combination === 31) return "NaN";
  if (combination === 30) return isNegative ? "-Infinity" : "Infinity";
  if (combination >= 24) return { coefficient: 0n, exponent: Number((high >> 47n) & 0x3fffn) - exponentBias };
  const exponent = Number((high >> 49n) & 0x3fffn) - exponentBias;
  const magnitude = ((high & 0x1_ffff_ffff_ffffn) << 64n) | view.getBigUint64(0, true);
  const coefficient = magnitude > maxCoefficient ? 0n : magnitude;
  return { coefficient: isNegative ? -coefficient : coefficient, exponent };
}

/** The nearest Decimal128, rounding half to even at 34 digits; too large becomes infinite. */
export function writeDecimal(value: DecimalValue): Decimal128 {
  if (typeof value === "string") return Decimal128.fromString(value);
  let { coefficient, exponent } = roundToDigits(value, 34);
  if (exponent < -exponentBias) {
    ({ coefficient, exponent } = dropDigits({ coefficient, exponent }, -exponentBias - exponent));
  }
  if (coefficient === 0n) return Decimal128.fromString(`0E${Math.max(Math.min(exponent, 6111), -exponentBias)}`);
  while (exponent > 6111) {
    coefficient *= 10n;
    exponent -= 1;
    if (digitCount(coefficient) > 34) return Decimal128.fromString(coefficient < 0n ? "-Infinity" : "Infinity");
  }
  return Decimal128.fromString(`${coefficient}E${exponent}`);
}

/** Rounds half to even so that at most `digits` digits remain. */
function roundToDigits(value: ExactNumber, digits: number): ExactNumber {
  const excess = digitCount(value.coefficient) - digits;
  if (excess <= 0) return value;
  const rounded = dropDigits(value, excess);
  // 9.99… may have rounded up to one digit more; its last digit is then a zero.
  return digitCount(rounded.coefficient) > digits ? dropDigits(rounded, 1) : rounded;
}

/** Removes the last `count` digits, rounding half to even. */
export function dropDigits(value: ExactNumber, count: number): ExactNumber {
  const divisor = 10n ** BigInt(count);
  const quotient = value.coefficient / divisor;
  const remainder = value.coefficient % divisor;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  const away = value.coefficient < 0n ? -1n : 1n;
  return { coefficient: isUp ? quotient + away : quotient, exponent: value.exponent + count };
}

/** The exact value of a finite double. */
export function exactOfDouble(value: number): ExactNumber {
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const shift = (biased === 0 ? 1 : biased) - 1075;
  const magnitude = shift >= 0 ? mantissa << BigInt(shift) : mantissa * 5n ** BigInt(-shift);
  return { coefficient: value < 0 ? -magnitude : magnitude, exponent: shift >= 0 ? 0 : shift };
}

/** A double as MongoDB turns it into a decimal: its 15 significant digits. */
export function decimalOfDouble(value: number): DecimalValue {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return parseExact(value.toPrecision(15));
}

/** Reads plain or scientific decimal notation, trusting that it is well formed. */
export function parseExact(text: string): ExactNumber {
  const [mantissa = "0", power = "0"] = text.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { coefficient: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** Negative, zero or positive, without any rounding. */
export function compareExact(a: ExactNumber, b: ExactNumber): number {
  const signA = signOf(a.coefficient);
  const signB = signOf(b.coefficient);
  if (signA !== signB || signA === 0) return signA - signB;
  const sizeA = digitCount(a.coefficient) + a.exponent;
  const sizeB = digitCount(b.coefficient) + b.exponent;
  if (sizeA !== sizeB) return sizeA < sizeB ? -signA : signA;
  const shared = Math.min(a.exponent, b.exponent);
  return signOf(scaleTo(a, shared) - scaleTo(b, shared));
}

/** The coefficient the value has when written with `exponent`, which must not exceed its own. */
export function scaleTo(value: ExactNumber, exponent: number): bigint {
  return value.coefficient * 10n ** BigInt(value.exponent - exponent);
}

export function digitCount(coefficient: bigint): number {
  const text = coefficient.toString();
  return coefficient < 0n ? text.length - 1 : text.length;
}

function signOf(value: bigint): number {
  if (value === 0n) return 0;
  return value < 0n ? -1 : 1;
}
