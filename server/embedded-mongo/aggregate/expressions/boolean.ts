import { Int32 } from "bson";
import type { Collation } from "../../bson/collation.ts";
import { compareValues } from "../../bson/compare.ts";
import type { OperatorCompiler, OperatorTable, Variables } from "../evaluate.ts";
import { isTruthyValue } from "../truth.ts";
import { binary, operands, unary } from "./define.ts";

const comparison = (holds: (order: number) => boolean): OperatorCompiler =>
  binary((a, b, _name, vars) => holds(compareOperands(a, b, vars)));

export const booleanOperators: OperatorTable = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: binary((a, b, _name, vars) => new Int32(Math.sign(compareOperands(a, b, vars)))),
  $and: (argument, compile, name) => {
    const all = operands(argument, compile, name, 0, Number.POSITIVE_INFINITY);
    return (doc, vars) => all.every((evaluate) => isTruthyValue(evaluate(doc, vars)));
  },
  $or: (argument, compile, name) => {
    const all = operands(argument, compile, name, 0, Number.POSITIVE_INFINITY);
    return (doc, vars) => all.some((evaluate) => isTruthyValue(evaluate(doc, vars)));
  },
  $not: unary((value) => !isTruthyValue(value)),
};

/** How expressions compare: like sorting, except that a missing value comes before null. */
export function compareOperands(a: unknown, b: unknown, vars: Variables): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b, collationOf(vars));
}

/** The collation of the running command, if any. */
export function collationOf(vars: Variables): Collation | undefined {
  // Only the pipeline itself sets this variable; see Variables.
  return vars["COLLATION"] as Collation | undefined;
}
