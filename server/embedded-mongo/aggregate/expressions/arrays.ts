import { Int32 } from "bson";
import type { Collation } from "../../bson/collation.ts";
import { compareValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import { compileSort } from "../../query/sort.ts";
import type { Accumulator } from "../accumulators/accumulator.ts";
import { extremeNAccumulator, firstNAccumulator, lastNAccumulator } from "../accumulators/several.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { collationOf, compareOperands } from "./boolean.ts";
import { binary, isNullish, named, namedFields, ranged, typeName, unary, variadic } from "./define.ts";

export const arrayOperators: OperatorTable = {
  $size: unary(
    (value) => new Int32(arrayFor(value, 17124, "The argument to $size must be an array, but was of type:").length),
  ),
  $isArray: unary((value) => Array.isArray(value)),
  $arrayElemAt: binary(elementAt),
  $first: unary((value, name) => edge(value, name, 0)),
  $last: unary((value, name) => edge(value, name, -1)),
  $in: binary((value, list, _name, vars) => {
    const values = arrayFor(list, 40081, "$in requires an array as a second argument, found:");
    return values.some((element) => compareOperands(element, value, vars) === 0);
  }),
  $indexOfArray: ranged(2, 4, ([list, value, start, end], _name, vars) => {
    if (isNullish(list)) return null;
    const values = arrayFor(list, 40090, "$indexOfArray requires an array as a first argument, found:");
    const from = start === undefined ? 0 : indexFor(start);
    const to = Math.min(end === undefined ? values.length : indexFor(end), values.length);
    for (let index = from; index < to; index += 1) {
      if (compareOperands(values[index], value, vars) === 0) return new Int32(index);
    }
    return new Int32(-1);
  }),
  $concatArrays: variadic((values) => {
    if (values.some(isNullish)) return null;
    return values.flatMap((value) => arrayFor(value, 28664, "$concatArrays only supports arrays, not"));
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

function slice([list, first, second]: unknown[]): unknown {
  if (isNullish(list) || first === null || second === null) return null;
  const values = arrayFor(list, 28724, "First argument to $slice must be an array, but is of type:");
  const start = toWholeNumber(first);
  if (start === null)
    throw locationError(28725, `Second argument to $slice must be a numeric value, but is of type: ${typeName(first)}`);
  if (second === undefined) return start >= 0 ? values.slice(0, start) : values.slice(start);
  const count = toWholeNumber(second);
  if (count === null)
    throw locationError(28727, `Third argument to $slice must be numeric, but is of type: ${typeName(second)}`);
  if (count <= 0) throw locationError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = start >= 0 ? start : Math.max(values.length + start, 0);
  return values.slice(from, from + count);
}

/** A range longer than this would not fit a document anyway. */
const longestRange = 4_000_000;

function range([first, last, stride]: unknown[]): unknown {
  const start = rangePart(first, "starting", 34443);
  const end = rangePart(last, "ending", 34445);
  const step = stride === undefined ? 1 : rangePart(stride, "step", 34447);
  if (step === 0) throw locationError(34449, "$range requires a non-zero step value");
  if ((end - start) / step > longestRange) throw locationError(5_457_201, "$range would use too much memory");
  const values: Int32[] = [];
  for (let value = start; step > 0 ? value < end : value > end; value += step) values.push(new Int32(value));
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

function compileSortArrayBy(sortBy: unknown): (strings: Collation | undefined) => (a: unknown, b: unknown) => number {
  if (isDocument(sortBy)) {
    const compare = compileSort(sortBy);
    return () => (a, b) => compare(isDocument(a) ? a : {}, isDocument(b) ? b : {});
  }
  const direction = toWholeNumber(sortBy);
  if (direction !== 1 && direction !== -1) {
    throw locationError(2942504, "The $sort element value must be either 1 or -1 or a document");
  }
  return (strings) => (a, b) => compareValues(a, b, strings) * direction;
}

function compileSortArray(...[argument, compile, name]: Parameters<OperatorCompiler>): ReturnType<OperatorCompiler> {
  const fields = namedFields(argument, name, { required: ["input", "sortBy"], codes: [2942500, 2942501, 2942502] });
  const input = compile(fields["input"]);
  const compareWith = compileSortArrayBy(fields["sortBy"]);
  return (doc, vars) => {
    const value = input(doc, vars);
    if (isNullish(value)) return null;
    const values = arrayFor(value, 2942504, "The input argument to $sortArray must be an array, but was of type:");
    return values.toSorted(compareWith(collationOf(vars)));
  };
}

function several(create: (count: number, strings: Collation | undefined) => Accumulator): OperatorCompiler {
  return named({ required: ["input", "n"], codes: [5787801, 5787901, 5787906] }, ({ input, n }, name, vars) => {
    const count = toWholeNumber(n);
    if (count === null || count <= 0) throw locationError(5787902, `${name} needs a positive whole number as 'n'`);
    const accumulator = create(count, collationOf(vars));
    for (const value of arrayFor(input, 5788200, `${name} needs an array as input, found`)) accumulator.add(value);
    return accumulator.result();
  });
}
