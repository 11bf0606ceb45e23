import { Decimal128, Double, Int32, Long } from "bson";
import {
  type ArithmeticResult,
  divideDecimals,
  longResult,
  multiply,
  normalize,
  overflow,
  subtract,
  toBigInt,
  toDecimalValue,
} from "../../bson/arithmetic.ts";
import { scaleTo, writeDecimal } from "../../bson/decimal.ts";
import { isNumeric, type Numeric, toDouble } from "../../bson/number.ts";
import { badValue, locationError, mongoError, notImplemented, typeMismatch } from "../../errors.ts";
import { Summation } from "../accumulators/sum.ts";
import type { OperatorTable } from "../evaluate.ts";
import { binary, inTurn, isNullish, typeName, unary } from "./define.ts";

export const arithmeticOperators: OperatorTable = {
  $add: inTurn(addAll),
  $subtract: binary(subtractValues),
  $multiply: inTurn(multiplyAll),
  $divide: binary(divide),
  $mod: binary((a, b, name) => {
    if (isNullish(a) || isNullish(b)) return null;
    if (!isNumeric(a) || !isNumeric(b)) {
      throw locationError(16611, `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
    }
    if (toDouble(b) === 0) throw locationError(16610, "can't $mod by zero");
    return remainder(a, b);
  }),
  $abs: unary((value, name) => {
    if (isNullish(value)) return null;
    const number = numberFor(value, name);
    if (number instanceof Int32 || number instanceof Long || number instanceof Decimal128) {
      if (number instanceof Long && number.eq(Long.MIN_VALUE)) {
        throw locationError(28680, "can't take $abs of long long min");
      }
      const isNegative = toDouble(number) < 0;
      return isNegative ? orDouble(subtract(new Int32(0), number), () => -toDouble(number)) : number;
    }
    return new Double(Math.abs(toDouble(number)));
  }),
};

/** @throws MongoError 28765 unless the value is a number. */
export function numberFor(value: unknown, name: string): Numeric {
  if (isNumeric(value)) return value;
  throw locationError(28765, `${name} only supports numeric types, not ${typeName(value)}`);
}

/** A number as a double. @throws MongoError 238 for a decimal, of which this would lose most digits. */
export function doubleFor(value: unknown, name: string): number {
  refuseDecimals(name, value);
  return toDouble(numberFor(value, name));
}

/** @throws MongoError 238 for decimals: what MongoDB computes to 34 digits is not answered with 16. */
export function refuseDecimals(name: string, ...values: readonly unknown[]): void {
  if (values.some((value) => value instanceof Decimal128))
    throw notImplemented(`${name} of a decimal is not supported`);
}

function orDouble(result: ArithmeticResult, fallback: () => number): unknown {
  return result === overflow ? new Double(fallback()) : result;
}

function addAll(values: Iterable<unknown>): unknown {
  let date: Date | null = null;
  const sum = new Summation();
  for (const value of values) {
    if (value instanceof Date) {
      if (date !== null) throw locationError(16612, "only one date allowed in an $add expression");
      date = value;
    } else if (isNumeric(value)) {
      sum.add(value);
    } else {
      throw typeMismatch(`$add only supports numeric or date types, not ${typeName(value)}`);
    }
  }
  return date === null ? sum.total() : moveDate(date, roundAway(toDouble(sum.total())));
}

/** Halves go away from zero. */
const roundAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

function moveDate(date: Date, milliseconds: number): Date {
  const moved = new Date(date.getTime() + milliseconds);
  if (Number.isNaN(moved.getTime())) throw mongoError(15, "date overflow");
  return moved;
}

function subtractValues(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (isNumeric(a) && isNumeric(b)) return orDouble(subtract(a, b), () => toDouble(a) - toDouble(b));
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return moveDate(a, -Math.trunc(toDouble(b)));
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
}

function multiplyAll(values: Iterable<unknown>): unknown {
  let product: Numeric = new Int32(1);
  for (const value of values) {
    if (!isNumeric(value)) throw typeMismatch(`$multiply only supports numeric types, not ${typeName(value)}`);
    const next: ArithmeticResult = multiply(product, value);
    product = next === overflow ? new Double(toDouble(product) * toDouble(value)) : next;
  }
  return product;
}

function divide(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw typeMismatch(`$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toDouble(b) === 0) throw badValue("can't $divide by zero");
  if (a instanceof Decimal128 || b instanceof Decimal128) return divideDecimals(a, b);
  return new Double(toDouble(a) / toDouble(b));
}

/** A whole number in the narrowest type that holds it and is not narrower than `like`. */
export function wholeLike(value: bigint, like: Numeric): unknown {
  if (like instanceof Int32 && BigInt.asIntN(32, value) === value) return new Int32(Number(value));
  const long = longResult(value);
  return long === overflow ? new Double(Number(value)) : long;
}

/** What `$mod` leaves; it has the sign of the dividend. The divisor must not be zero. */
function remainder(a: Numeric, b: Numeric): Int32 | Long | Double | Decimal128 {
  const x = normalize(a);
  const y = normalize(b);
  if (x instanceof Decimal128 || y instanceof Decimal128) return decimalRemainder(x, y);
  if (x instanceof Double || y instanceof Double) return new Double(toDouble(x) % toDouble(y));
  const rest = toBigInt(x) % toBigInt(y);
  return x instanceof Int32 && y instanceof Int32 ? new Int32(Number(rest)) : Long.fromBigInt(rest);
}

function decimalRemainder(a: Numeric, b: Numeric): Decimal128 {
  const x = toDecimalValue(a);
  const y = toDecimalValue(b);
  if (typeof x === "string" || y === "NaN") return writeDecimal("NaN");
  if (typeof y === "string") return writeDecimal(x);
  const exponent = Math.min(x.exponent, y.exponent);
  return writeDecimal({ coefficient: scaleTo(x, exponent) % scaleTo(y, exponent), exponent });
}
