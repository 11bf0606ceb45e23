import { Decimal128, Double, Int32, Long } from "bson";
import { normalize, toBigInt } from "../../bson/arithmetic.ts";
import { dropDigits, type ExactNumber, exactOfDouble, readDecimal, writeDecimal } from "../../bson/decimal.ts";
import { isNumeric, type Numeric, toDouble, toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { OperatorTable } from "../evaluate.ts";
import { doubleFor, numberFor, refuseDecimals, wholeLike } from "./arithmetic.ts";
import { binary, isNullish, ranged, typeName, unary } from "./define.ts";

export const roundingOperators: OperatorTable = {
  $ceil: unary((value, name) => toWhole(value, name, 1)),
  $floor: unary((value, name) => toWhole(value, name, -1)),
  $round: ranged(1, 2, (values, name) => roundTo(values, name, "half-even")),
  $trunc: ranged(1, 2, (values, name) => roundTo(values, name, "toward-zero")),
  $sqrt: unary((value, name) => {
    if (isNullish(value)) return null;
    if (value instanceof Decimal128) return decimalRoot(value);
    const number = toDouble(numberFor(value, name));
    if (number < 0) throw locationError(28714, "$sqrt's argument must be greater than or equal to 0");
    return new Double(Math.sqrt(number));
  }),
  $exp: unary((value, name) => (isNullish(value) ? null : new Double(Math.exp(doubleFor(value, name))))),
  $ln: unary((value, name) => logarithm(value, name, 28766, Math.log)),
  $log10: unary((value, name) => logarithm(value, name, 28761, Math.log10)),
  $log: binary((value, base, name) => {
    if (isNullish(value) || isNullish(base)) return null;
    if (!isNumeric(value)) throw locationError(28756, `${name}'s argument must be numeric, not ${typeName(value)}`);
    if (!isNumeric(base)) throw locationError(28757, `${name}'s base must be numeric, not ${typeName(base)}`);
    refuseDecimals(name, value, base);
    if (!(toDouble(value) > 0)) throw locationError(28758, `${name}'s argument must be a positive number`);
    if (!(toDouble(base) > 0) || toDouble(base) === 1) {
      throw locationError(28759, `${name}'s base must be a positive number not equal to 1`);
    }
    return new Double(Math.log(toDouble(value)) / Math.log(toDouble(base)));
  }),
  $pow: binary(power),
};

function logarithm(value: unknown, name: string, code: number, compute: (value: number) => number): unknown {
  if (isNullish(value)) return null;
  const number = doubleFor(value, name);
  if (!(number > 0)) throw locationError(code, `${name}'s argument must be a positive number`);
  return new Double(compute(number));
}

function toWhole(value: unknown, name: string, direction: 1 | -1): unknown {
  if (isNullish(value)) return null;
  const number = normalize(numberFor(value, name));
  if (number instanceof Double) return new Double(direction === 1 ? Math.ceil(number.value) : Math.floor(number.value));
  if (!(number instanceof Decimal128)) return number;
  const exact = readDecimal(number);
  if (typeof exact === "string" || exact.exponent >= 0) return number;
  const divisor = 10n ** BigInt(-exact.exponent);
  const quotient = exact.coefficient / divisor;
  const rest = exact.coefficient % divisor;
  const isPast = direction === 1 ? rest > 0n : rest < 0n;
  return writeDecimal({ coefficient: isPast ? quotient + BigInt(direction) : quotient, exponent: 0 });
}

type Rounding = "half-even" | "toward-zero";

function roundTo(operands: unknown[], name: string, rounding: Rounding): unknown {
  const [value, digits] = operands;
  const hasDigits = operands.length > 1;
  if (isNullish(value)) return null;
  if (!isNumeric(value)) throw locationError(51081, `${name} only supports numeric types, not ${typeName(value)}`);
  if (hasDigits && isNullish(digits)) return null;
  const number = normalize(value);
  const place = hasDigits ? toWholeNumber(digits) : 0;
  if (place === null) throw locationError(51082, `precision argument to  ${name} must be a integral value`);
  if (place < -20 || place > 100) {
    throw locationError(51083, `cannot apply ${name} with precision value ${place} value must be in [-20, 100]`);
  }
  if (number instanceof Double) return new Double(roundDouble(number.value, place, rounding));
  if (number instanceof Decimal128) {
    const exact = readDecimal(number);
    return typeof exact === "string" ? number : writeDecimal(roundExact(exact, place, rounding));
  }
  return place >= 0 ? number : roundInteger(number, place, rounding);
}

function roundDouble(value: number, place: number, rounding: Rounding): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const rounded = roundExact(exactOfDouble(value), place, rounding);
  const result = Number(`${rounded.coefficient}e${rounded.exponent}`);
  // Whatever rounds to zero keeps its sign.
  return result === 0 && value < 0 ? -0 : result;
}

function roundInteger(value: Int32 | Long, place: number, rounding: Rounding): unknown {
  const rounded = roundExact({ coefficient: toBigInt(value), exponent: 0 }, place, rounding);
  const whole = rounded.coefficient * 10n ** BigInt(rounded.exponent);
  if (BigInt.asIntN(64, whole) !== whole)
    throw locationError(51080, "invalid conversion from Decimal128 result of rounding");
  return wholeLike(whole, value);
}

function roundExact(value: ExactNumber, place: number, rounding: Rounding): ExactNumber {
  const excess = -place - value.exponent;
  if (excess <= 0) return value;
  if (rounding === "half-even") return dropDigits(value, excess);
  return { coefficient: value.coefficient / 10n ** BigInt(excess), exponent: -place };
}

function power(base: unknown, exponent: unknown): unknown {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumeric(base)) throw locationError(28762, `$pow's base must be numeric, not ${typeName(base)}`);
  if (!isNumeric(exponent)) throw locationError(28763, `$pow's exponent must be numeric, not ${typeName(exponent)}`);
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    throw locationError(28764, "$pow cannot take a base of 0 and a negative exponent");
  }
  refuseDecimals("$pow", base, exponent);
  return wholePower(normalize(base), normalize(exponent)) ?? new Double(toDouble(base) ** toDouble(exponent));
}

/** The square root to 34 digits. */
function decimalRoot(value: Decimal128): Decimal128 {
  const exact = readDecimal(value);
  if (exact === "NaN" || exact === "Infinity") return value;
  if (exact === "-Infinity" || exact.coefficient < 0n) {
    throw locationError(28714, "$sqrt's argument must be greater than or equal to 0");
  }
  if (exact.coefficient === 0n) return writeDecimal({ coefficient: 0n, exponent: Math.floor(exact.exponent / 2) });
  // With 80 digits more the root has at least 40, which is enough to round it.
  const shift = 80 + Math.abs(exact.exponent % 2);
  const root = wholeRoot(exact.coefficient * 10n ** BigInt(shift));
  return writeDecimal(withoutZeros({ coefficient: root, exponent: (exact.exponent - shift) / 2 }, exact.exponent / 2));
}

/** The whole part of a square root, by Newton's method. */
function wholeRoot(value: bigint): bigint {
  let root = 10n ** BigInt(Math.ceil(value.toString().length / 2));
  for (let next = (root + value / root) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root;
}

function withoutZeros({ coefficient, exponent }: ExactNumber, wanted: number): ExactNumber {
  return exponent < wanted && coefficient % 10n === 0n
    ? withoutZeros({ coefficient: coefficient / 10n, exponent: exponent + 1 }, wanted)
    : { coefficient, exponent };
}

/** Whole numbers stay whole while the result fits 64 bits. */
function wholePower(base: Numeric, exponent: Numeric): unknown {
  if (!(base instanceof Int32 || base instanceof Long) || !(exponent instanceof Int32 || exponent instanceof Long)) {
    return null;
  }
  const times = toDouble(exponent);
  if (times < 0 || Math.abs(toDouble(base) ** times) >= 2 ** 63) return null;
  const isWide = base instanceof Long || exponent instanceof Long;
  return wholeLike(toBigInt(base) ** BigInt(times), isWide ? base : new Int32(0));
}
