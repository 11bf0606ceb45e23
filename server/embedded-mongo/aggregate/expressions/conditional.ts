import { isDocument } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import type { Compile, Evaluate, OperatorTable } from "../evaluate.ts";
import { isTruthyValue } from "../truth.ts";
import { isNullish, namedFields, operands } from "./define.ts";

export const conditionalOperators: OperatorTable = {
  $cond: (argument, compile, name) => {
    const [condition, yes, no] = isDocument(argument)
      ? condFields(argument, compile)
      : operands(argument, compile, name, 3, 3);
    return (doc, vars) => (isTruthyValue(condition?.(doc, vars)) ? yes?.(doc, vars) : no?.(doc, vars));
  },
  $ifNull: (argument, compile, name) => {
    const all = operands(argument, compile, name, 0, Number.POSITIVE_INFINITY);
    if (all.length < 2) throw locationError(1257300, "$ifNull needs at least two arguments, had: " + all.length);
    return (doc, vars) => {
      let value: unknown;
      for (const evaluate of all) {
        value = evaluate(doc, vars);
        if (!isNullish(value)) return value;
      }
      return value;
    };
  },
  $switch: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: [],
      optional: ["branches", "default"],
      codes: [40060, 40067, 40068],
    });
    const branches = parseBranches(fields["branches"], compile);
    const other = Object.hasOwn(fields, "default") ? compile(fields["default"]) : null;
    return (doc, vars) => {
      for (const { when, result } of branches) if (isTruthyValue(when(doc, vars))) return result(doc, vars);
      if (other !== null) return other(doc, vars);
      throw locationError(
        40066,
        "$switch could not find a matching branch for an input, and no default was specified.",
      );
    };
  },
};

function condFields(argument: Record<string, unknown>, compile: Compile): readonly Evaluate[] {
  const unknown = Object.keys(argument).find((field) => field !== "if" && field !== "then" && field !== "else");
  if (unknown !== undefined) throw locationError(17083, `Unrecognized parameter to $cond: ${unknown}`);
  for (const [index, field] of ["if", "then", "else"].entries()) {
    if (!Object.hasOwn(argument, field)) throw locationError(17080 + index, `Missing '${field}' parameter to $cond`);
  }
  return [compile(argument["if"]), compile(argument["then"]), compile(argument["else"])];
}

function parseBranches(branches: unknown, compile: Compile): { when: Evaluate; result: Evaluate }[] {
  if (!Array.isArray(branches)) throw locationError(40061, "$switch expected an array for 'branches'");
  if (branches.length === 0) throw locationError(40068, "$switch requires at least one branch.");
  return branches.map((branch) => {
    if (!isDocument(branch)) throw locationError(40062, "$switch expected each branch to be an object");
    const unknown = Object.keys(branch).find((field) => field !== "case" && field !== "then");
    if (unknown !== undefined) throw locationError(40063, `$switch found an unknown argument to a branch: ${unknown}`);
    if (!Object.hasOwn(branch, "case"))
      throw locationError(40064, "$switch requires each branch have a 'case' expression");
    if (!Object.hasOwn(branch, "then"))
      throw locationError(40065, "$switch requires each branch have a 'then' expression.");
    return { when: compile(branch["case"]), result: compile(branch["then"]) };
  });
}
