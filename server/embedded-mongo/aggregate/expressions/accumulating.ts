import { isNumeric, toDouble } from "../../bson/number.ts";
import { badValue, locationError } from "../../errors.ts";
import type { Accumulator } from "../accumulators/accumulator.ts";
import { extremeAccumulator, mergeObjectsAccumulator } from "../accumulators/pick.ts";
import { deviationAccumulator, percentileAccumulator } from "../accumulators/statistics.ts";
import { averageAccumulator, sumAccumulator } from "../accumulators/sum.ts";
import type { Evaluate, OperatorCompiler, OperatorTable, Variables } from "../evaluate.ts";
import { collationOf } from "./boolean.ts";
import { named, operands } from "./define.ts";

/** Accumulators outside a group work on their arguments, or on the elements of a single one. */
export const accumulatingOperators: OperatorTable = {
  $sum: overArguments(() => sumAccumulator()),
  $avg: overArguments(() => averageAccumulator()),
  $min: overArguments((vars) => extremeAccumulator(-1, collationOf(vars))),
  $max: overArguments((vars) => extremeAccumulator(1, collationOf(vars))),
  $stdDevPop: overArguments(() => deviationAccumulator(false)),
  $stdDevSamp: overArguments(() => deviationAccumulator(true)),
  $mergeObjects: overArguments(() => mergeObjectsAccumulator()),
  $median: named({ required: ["input", "method"], codes: [7436100, 7436101, 7436102] }, ({ input, method }) =>
    percentileOf(input, [0.5], method, true),
  ),
  $percentile: named(
    { required: ["input", "method", "p"], codes: [7436200, 7436201, 7436202] },
    ({ input, method, p }) => percentileOf(input, Array.isArray(p) ? p : [], method, false),
  ),
};

function overArguments(create: (vars: Variables) => Accumulator): OperatorCompiler {
  return (argument, compile, name) => {
    const all = operands(argument, compile, name, 0, Number.POSITIVE_INFINITY);
    const [only] = all;
    return (doc, vars) => {
      const accumulator = create(vars);
      for (const value of valuesOf(all, only, doc, vars)) accumulator.add(value);
      return accumulator.result();
    };
  };
}

function valuesOf(
  all: readonly Evaluate[],
  only: Evaluate | undefined,
  doc: Record<string, unknown>,
  vars: Variables,
): unknown[] {
  if (all.length !== 1 || only === undefined) return all.map((evaluate) => evaluate(doc, vars));
  const value = only(doc, vars);
  return Array.isArray(value) ? value : [value];
}

function percentileOf(input: unknown, p: readonly unknown[], method: unknown, isSingle: boolean): unknown {
  if (method !== "approximate") throw badValue("Currently only 'approximate' can be used as percentile 'method'");
  const ranks = p.map((rank) => (isNumeric(rank) ? toDouble(rank) : Number(rank)));
  if (ranks.length === 0 || ranks.some((rank) => !(rank >= 0 && rank <= 1))) {
    throw locationError(7750301, "The $percentile 'p' field must be an array of numbers between 0.0 and 1.0");
  }
  const accumulator = percentileAccumulator(ranks, isSingle);
  for (const value of Array.isArray(input) ? input : [input]) accumulator.add(value);
  return accumulator.result();
}
