import { Double } from "bson";
import { locationError } from "../../errors.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { doubleFor } from "./arithmetic.ts";
import { binary, isNullish, unary } from "./define.ts";

export const trigonometryOperators: OperatorTable = {
  $sin: circular(Math.sin, Number.isFinite),
  $cos: circular(Math.cos, Number.isFinite),
  $tan: circular(Math.tan, Number.isFinite),
  $asin: circular(Math.asin, (value) => Math.abs(value) <= 1),
  $acos: circular(Math.acos, (value) => Math.abs(value) <= 1),
  $atan: circular(Math.atan, () => true),
  $sinh: circular(Math.sinh, () => true),
  $cosh: circular(Math.cosh, () => true),
  $tanh: circular(Math.tanh, () => true),
  $asinh: circular(Math.asinh, () => true),
  $acosh: circular(Math.acosh, (value) => value >= 1),
  $atanh: circular(Math.atanh, (value) => Math.abs(value) <= 1),
  $degreesToRadians: circular(
    (value) => (value * Math.PI) / 180,
    () => true,
  ),
  $radiansToDegrees: circular(
    (value) => (value * 180) / Math.PI,
    () => true,
  ),
  $atan2: binary((y, x, name) =>
    isNullish(y) || isNullish(x) ? null : new Double(Math.atan2(doubleFor(y, name), doubleFor(x, name))),
  ),
  $rand: () => () => new Double(Math.random()),
};

function circular(compute: (value: number) => number, isInDomain: (value: number) => boolean): OperatorCompiler {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    const number = doubleFor(value, name);
    if (!Number.isNaN(number) && !isInDomain(number)) {
      throw locationError(50989, `cannot apply ${name} to ${number}, value is outside of its domain`);
    }
    return new Double(compute(number));
  });
}
