import type { Collation } from "../../bson/collation.ts";
import { type Doc, isDocument } from "../../bson/document.ts";
import { isNumeric, toDouble, toWholeNumber } from "../../bson/number.ts";
import { badValue, locationError, notImplemented } from "../../errors.ts";
import { compileSortOrder } from "../../query/sort.ts";
import type { Compile, Evaluate } from "../evaluate.ts";
import type { AccumulatorFactory } from "./accumulator.ts";
import {
  addToSetAccumulator,
  extremeAccumulator,
  firstAccumulator,
  lastAccumulator,
  mergeObjectsAccumulator,
  pushAccumulator,
} from "./pick.ts";
import { extremeNAccumulator, firstNAccumulator, lastNAccumulator, topAccumulator } from "./several.ts";
import { deviationAccumulator, percentileAccumulator } from "./statistics.ts";
import { averageAccumulator, countAccumulator, sumAccumulator } from "./sum.ts";

/** What a group computes for one of its fields: the value taken from each document, and where it is collected. */
export interface CompiledAccumulator {
  evaluate: Evaluate;
  create: AccumulatorFactory;
}

interface AccumulatorOptions {
  compile: Compile;
  collation: Doc | undefined;
  strings: Collation | undefined;
}

type AccumulatorCompiler = (argument: unknown, options: AccumulatorOptions, name: string) => CompiledAccumulator;

const simple =
  (create: (strings: Collation | undefined) => ReturnType<AccumulatorFactory>): AccumulatorCompiler =>
  (argument, { compile, strings }, name) => {
    if (Array.isArray(argument)) throw locationError(40237, `The ${name} accumulator is a unary operator`);
    return { evaluate: compile(argument), create: () => create(strings) };
  };

const compilers: Readonly<Record<string, AccumulatorCompiler>> = {
  $sum: simple(sumAccumulator),
  $avg: simple(averageAccumulator),
  $min: simple((strings) => extremeAccumulator(-1, strings)),
  $max: simple((strings) => extremeAccumulator(1, strings)),
  $first: simple(firstAccumulator),
  $last: simple(lastAccumulator),
  $push: simple(pushAccumulator),
  $addToSet: simple(addToSetAccumulator),
  $mergeObjects: simple(mergeObjectsAccumulator),
  $stdDevPop: simple(() => deviationAccumulator(false)),
  $stdDevSamp: simple(() => deviationAccumulator(true)),
  $count: compileCount,
  $firstN: severalCompiler((count) => firstNAccumulator(count)),
  $lastN: severalCompiler((count) => lastNAccumulator(count)),
  $minN: severalCompiler((count, strings) => extremeNAccumulator(count, -1, strings)),
  $maxN: severalCompiler((count, strings) => extremeNAccumulator(count, 1, strings)),
  $top: compileTop,
  $topN: compileTop,
  $bottom: compileTop,
  $bottomN: compileTop,
  $median: compilePercentile,
  $percentile: compilePercentile,
};

/** @throws MongoError 15952 for an unknown accumulator. */
export function compileAccumulator(name: string, argument: unknown, options: AccumulatorOptions): CompiledAccumulator {
  const compiler = Object.hasOwn(compilers, name) ? compilers[name] : undefined;
  if (compiler !== undefined) return compiler(argument, options, name);
  if (name === "$accumulator") throw notImplemented("$accumulator is not supported");
  throw locationError(15952, `unknown group operator '${name}'`);
}

function compileCount(argument: unknown): CompiledAccumulator {
  if (!isDocument(argument) || Object.keys(argument).length > 0) {
    throw badValue("$count takes no arguments, i.e. $count:{}");
  }
  return { evaluate: () => null, create: countAccumulator };
}

function severalCompiler(
  create: (count: number, strings: Collation | undefined) => ReturnType<AccumulatorFactory>,
): AccumulatorCompiler {
  return (argument, { compile, strings }, name) => {
    const { input, n } = fieldsOf(argument, name, ["input", "n"]);
    const count = countOf(n, compile, name);
    return { evaluate: compile(input), create: () => create(count, strings) };
  };
}

function compileTop(argument: unknown, { compile, collation }: AccumulatorOptions, name: string): CompiledAccumulator {
  const isSingle = name === "$top" || name === "$bottom";
  const fields = fieldsOf(argument, name, isSingle ? ["output", "sortBy"] : ["output", "sortBy", "n"]);
  const { sortBy } = fields;
  if (!isDocument(sortBy)) throw locationError(5788604, `expected 'sortBy' to be an object in ${name}`);
  const count = isSingle ? 1 : countOf(fields["n"], compile, name);
  const output = compile(fields["output"]);
  const order = compileSortOrder(sortBy, collation);
  const isBottom = name.startsWith("$bottom");
  // The bottom ones are the first from the other end; they are shown in the order asked for.
  const compare = isBottom
    ? (a: readonly unknown[], b: readonly unknown[]) => order.compareKeys(b, a)
    : order.compareKeys;
  return {
    evaluate: (doc, vars) => ({ output: output(doc, vars), key: order.keyOf(doc) }),
    create: () => {
      const top = topAccumulator(count, compare, isSingle);
      const inOrder = (): unknown => {
        const result = top.result();
        return Array.isArray(result) && !isSingle ? result.toReversed() : result;
      };
      return isBottom ? { add: top.add, result: inOrder } : top;
    },
  };
}

function compilePercentile(argument: unknown, { compile }: AccumulatorOptions, name: string): CompiledAccumulator {
  const isMedian = name === "$median";
  const { input, method, p } = fieldsOf(argument, name, isMedian ? ["input", "method"] : ["input", "method", "p"]);
  if (method !== "approximate") throw badValue("Currently only 'approximate' can be used as percentile 'method'");
  const ranks = isMedian ? [0.5] : ranksOf(compile(p)({}, {}));
  return { evaluate: compile(input), create: () => percentileAccumulator(ranks, isMedian) };
}

function ranksOf(p: unknown): number[] {
  const ranks = Array.isArray(p) ? p.map((rank) => (isNumeric(rank) ? toDouble(rank) : Number.NaN)) : [];
  if (ranks.length === 0 || ranks.some((rank) => !(rank >= 0 && rank <= 1))) {
    throw locationError(7750301, "The $percentile 'p' field must be an array of numbers between 0.0 and 1.0");
  }
  return ranks;
}

function countOf(n: unknown, compile: Compile, name: string): number {
  const count = toWholeNumber(compile(n)({}, {}));
  if (count === null || count <= 0) throw locationError(5787902, `${name} needs a positive whole number as 'n'`);
  return count;
}

function fieldsOf(argument: unknown, name: string, names: readonly string[]): Doc {
  if (!isDocument(argument)) throw locationError(5787801, `specification must be an object; found ${name}`);
  const unknown = Object.keys(argument).find((field) => !names.includes(field));
  if (unknown !== undefined) throw locationError(5787901, `Unknown argument for ${name}: ${unknown}`);
  const missing = names.find((field) => !Object.hasOwn(argument, field));
  if (missing !== undefined) throw locationError(5787906, `Missing value for '${missing}' in ${name}`);
  return argument;
}
