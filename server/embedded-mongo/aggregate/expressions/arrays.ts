import { Int32 } from "bson";
import type { Collation } from "../../bson/collation.ts";
import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { ValueMap } from "../../bson/value-map.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt, makeRoom } from "../../interrupt.ts";
import { compileElementOrder } from "../../query/element-order.ts";
import type { Accumulator } from "../accumulators/accumulator.ts";
import { extremeNAccumulator, firstNAccumulator, lastNAccumulator } from "../accumulators/several.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { collationOf, compareOperands } from "./boolean.ts";
import {
  binary,
  inTurn,
  isNullish,
  named,
  namedFields,
  operands,
  ranged,
  rangedLazily,
  typeName,
  unary,
} from "./define.ts";

export const arrayOperators: OperatorTable = {
  $size: unary(
    (value) => new Int32(arrayFor(value, 17124, "The argument to $size must be an array, but was of type:").length),
  ),
  $isArray: unary((value) => Array.isArray(value)),
  $arrayElemAt: binary(elementAt),
  $first: unary((value, name) => edge(value, name, 0)),
  $last: unary((value, name) => edge(value, name, -1)),
  $in: compileIn,
  $indexOfArray: rangedLazily(2, 4, (given, _name, vars) => {
    const list = given.at(0);
    if (isNullish(list)) return null;
    const values = arrayFor(list, 40090, "$indexOfArray requires an array as a first argument, found:");
    const value = given.at(1);
    const from = given.count < 3 ? 0 : indexFor(given.at(2));
    const to = Math.min(given.count < 4 ? values.length : indexFor(given.at(3)), values.length);
    for (let index = from; index < to; index += 1) {
      checkForInterrupt();
      if (compareOperands(values[index], value, vars) === 0) return new Int32(index);
    }
    return new Int32(-1);
  }),
  $concatArrays: inTurn((values) => {
    const arrays = Array.from(values, (value) => arrayFor(value, 28664, "$concatArrays only supports arrays, not"));
    makeRoom(arrays.reduce((sum, array) => sum + array.length * elementBytes, 0));
    return arrays.flat();
  }),
  $reverseArray: unary((value) =>
    isNullish(value)
      ? null
      : arrayFor(value, 34435, "The argument to $reverseArray must be an array, but was of type:").toReversed(),
  ),
  $slice: ranged(2, 3, slice),
  $range: ranged(2, 3, range),
  $sortArray: compileSortArray,
  $firstN: several((count) => firstNAccumulator(count)),
  $lastN: several((count) => lastNAccumulator(count)),
  $minN: several((count, strings) => extremeNAccumulator(count, -1, strings)),
  $maxN: several((count, strings) => extremeNAccumulator(count, 1, strings)),
};

/** @throws MongoError with the given code unless the value is an array. */
export function arrayFor(value: unknown, code: number, problem: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw locationError(code, `${problem} ${typeName(value)}`);
}

function indexFor(value: unknown): number {
  const index = toWholeNumber(value);
  if (index === null)
    throw locationError(40096, `$indexOfArray requires an integral index, found a value of type: ${typeName(value)}`);
  if (index < 0) throw locationError(40097, `$indexOfArray requires a nonnegative index, found: ${index}`);
  return index;
}

function elementAt(list: unknown, position: unknown): unknown {
  if (isNullish(list) || isNullish(position)) return null;
  const values = arrayFor(list, 28689, "$arrayElemAt's first argument must be an array, but is");
  if (!isNumeric(position)) {
    throw locationError(28690, `$arrayElemAt's second argument must be a numeric value, but is ${typeName(position)}`);
  }
  const index = toWholeNumber(position);
  if (index === null)
    throw locationError(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
  return values.at(index);
}

function edge(value: unknown, name: string, index: 0 | -1): unknown {
  if (isNullish(value)) return null;
  return arrayFor(value, 28689, `${name}'s argument must be an array, but is`).at(index);
}

function slice(operands: unknown[]): unknown {
  const [list, first, second] = operands;
  if (isNullish(list) || isNullish(first)) return null;
  const values = arrayFor(list, 28724, "First argument to $slice must be an array, but is of type:");
  const start = slicePart(first, "Second", 28725);
  if (operands.length < 3) return start >= 0 ? values.slice(0, start) : values.slice(start);
  if (isNullish(second)) return null;
  const count = slicePart(second, "Third", 28727);
  if (count <= 0) throw locationError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = start >= 0 ? start : Math.max(values.length + start, 0);
  return values.slice(from, from + count);
}

function slicePart(value: unknown, what: string, code: number): number {
  if (!isNumeric(value)) {
    throw locationError(code, `${what} argument to $slice must be numeric, but is of type: ${typeName(value)}`);
  }
  const whole = toWholeNumber(value);
  if (whole !== null && (whole | 0) === whole) return whole;
  throw locationError(code + 1, `${what} argument to $slice can't be represented as a 32-bit integer`);
}

const elementBytes = 8;
const numberBytes = 32;

/** A list that is the same for every document is looked up in, any other is searched. */
function compileIn(...[argument, compile, name]: Parameters<OperatorCompiler>): ReturnType<OperatorCompiler> {
  const [item, list] = operands(argument, compile, name, 2, 2);
  const listed = (value: unknown) => arrayFor(value, 40081, "$in requires an array as a second argument, found:");
  const known = new ValueMap<true>();
  const isConstant = Array.isArray(list?.constant?.value);
  for (const value of isConstant ? listed(list?.constant?.value) : []) if (!known.get(value)) known.add(value, true);
  return (doc, vars) => {
    const value = item?.(doc, vars);
    if (isConstant && collationOf(vars) === undefined) return value !== undefined && known.get(value) === true;
    return listed(list?.(doc, vars)).some((element) => {
      checkForInterrupt();
      return compareOperands(element, value, vars) === 0;
    });
  };
}

function range(operands: unknown[]): unknown {
  const [first, last, stride] = operands;
  const start = rangePart(first, "starting", 34443);
  const end = rangePart(last, "ending", 34445);
  const step = operands.length < 3 ? 1 : rangePart(stride, "step", 34447);
  if (step === 0) throw locationError(34449, "$range requires a non-zero step value");
  makeRoom(Math.max(0, (end - start) / step) * (numberBytes + elementBytes));
  const values: Int32[] = [];
  for (let value = start; step > 0 ? value < end : value > end; value += step) {
    checkForInterrupt();
    values.push(new Int32(value));
  }
  return values;
}

function rangePart(value: unknown, what: string, code: number): number {
  if (!isNumeric(value))
    throw locationError(code, `$range requires a numeric ${what} value, found value of type: ${typeName(value)}`);
  const whole = toWholeNumber(value);
  if (whole === null || Math.abs(whole) > 2 ** 31) {
    throw locationError(code + 1, `$range requires a ${what} value that can be represented as a 32-bit integer`);
  }
  return whole;
}

function compileSortArray(...[argument, compile, name]: Parameters<OperatorCompiler>): ReturnType<OperatorCompiler> {
  const fields = namedFields(argument, name, { required: ["input", "sortBy"], codes: [2942500, 2942501, 2942502] });
  const input = compile(fields["input"]);
  const order = compileElementOrder(fields["sortBy"]);
  return (doc, vars) => {
    const value = input(doc, vars);
    if (isNullish(value)) return null;
    const values = arrayFor(value, 2942504, "The input argument to $sortArray must be an array, but was of type:");
    const strings = collationOf(vars);
    return values.toSorted((a, b) => {
      checkForInterrupt();
      return order(a, b, strings);
    });
  };
}

function several(create: (count: number, strings: Collation | undefined) => Accumulator): OperatorCompiler {
  return named({ required: ["input", "n"], codes: [5787801, 5787901, 5787906] }, ({ input, n }, name, vars) => {
    const count = toWholeNumber(n);
    if (count === null || count <= 0) throw locationError(5787902, `${name} needs a positive whole number as 'n'`);
    const accumulator = create(count, collationOf(vars));
    for (const value of arrayFor(input, 5788200, `${name} needs an array as input, found`)) {
      checkForInterrupt();
      accumulator.add(value);
    }
    return accumulator.result();
  });
}
