import { Decimal128, Double, Int32, Long } from "bson";
import { normalize, toBigInt, toDecimalValue } from "../../bson/arithmetic.ts";
import { scaleTo, writeDecimal } from "../../bson/decimal.ts";
import { type Numeric, toDouble } from "../../bson/number.ts";

/** What `$mod` leaves; it has the sign of the dividend. The divisor must not be zero. */
export function remainder(a: Numeric, b: Numeric): Int32 | Long | Double | Decimal128 {
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
