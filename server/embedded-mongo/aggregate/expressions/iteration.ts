import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt, checkForInterruptNow, makeRoom } from "../../interrupt.ts";
import type { OperatorTable } from "../evaluate.ts";
import { isTruthyValue } from "../truth.ts";
import { arrayFor } from "./arrays.ts";
import { isNullish, namedFields } from "./define.ts";
import { checkVariableName } from "./variables.ts";

export const iterationOperators: OperatorTable = {
  $map: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["input", "in"],
      optional: ["as"],
      codes: [16878, 16879, 16880],
    });
    const variable = variableName(fields["as"]);
    const input = compile(fields["input"]);
    const each = compile(fields["in"]);
    return (doc, vars) => {
      const value = input(doc, vars);
      if (isNullish(value)) return null;
      const values = arrayFor(value, 16883, "input to $map must be an array not");
      const inner: Record<string, unknown> = { ...vars };
      makeRoom(values.length * 8);
      return values.map((element) => {
        checkForInterrupt();
        inner[variable] = element;
        return each(doc, inner) ?? null;
      });
    };
  },
  $filter: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["input", "cond"],
      optional: ["as", "limit"],
      codes: [28646, 28647, 28648],
    });
    const variable = variableName(fields["as"]);
    const input = compile(fields["input"]);
    const condition = compile(fields["cond"]);
    const limit = compile(fields["limit"] ?? null);
    return (doc, vars) => {
      const value = input(doc, vars);
      if (isNullish(value)) return null;
      const values = arrayFor(value, 28651, "input to $filter must be an array not");
      const most = limitOf(limit(doc, vars));
      const inner: Record<string, unknown> = { ...vars };
      const kept: unknown[] = [];
      for (const element of values) {
        checkForInterrupt();
        if (kept.length >= most) break;
        inner[variable] = element;
        if (isTruthyValue(condition(doc, inner))) kept.push(element);
      }
      return kept;
    };
  },
  $reduce: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["input", "initialValue", "in"],
      codes: [40075, 40076, 40077],
    });
    const input = compile(fields["input"]);
    const initial = compile(fields["initialValue"]);
    const step = compile(fields["in"]);
    return (doc, vars) => {
      const value = input(doc, vars);
      if (isNullish(value)) return null;
      const values = arrayFor(value, 40080, "$reduce requires that 'input' be an array, found:");
      return values.reduce(
        (soFar, element) => {
          checkForInterruptNow();
          return step(doc, { ...vars, this: element, value: soFar });
        },
        initial(doc, vars),
      );
    };
  },
  $zip: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["inputs"],
      optional: ["useLongestLength", "defaults"],
      codes: [34460, 34464, 34465],
    });
    if (!Array.isArray(fields["inputs"]) || fields["inputs"].length === 0) {
      throw locationError(34461, "$zip needs a non-empty array of expressions as 'inputs'");
    }
    const isLongest = fields["useLongestLength"] === true;
    if (fields["defaults"] !== undefined && !isLongest) {
      throw locationError(34466, "cannot specify defaults unless useLongestLength is true");
    }
    const inputs = fields["inputs"].map(compile);
    const defaults = compile(fields["defaults"] ?? []);
    return (doc, vars) => {
      const arrays: (readonly unknown[])[] = [];
      for (const evaluate of inputs) {
        const value = evaluate(doc, vars);
        if (isNullish(value)) return null;
        arrays.push(arrayFor(value, 34468, "$zip found a non-array expression in input:"));
      }
      const fillers = arrayFor(defaults(doc, vars), 34462, "defaults must be an array, found");
      const lengths = arrays.map((array) => array.length);
      const length = isLongest ? Math.max(...lengths) : Math.min(...lengths);
      return Array.from({ length }, (_unused, row) => {
        checkForInterrupt();
        return arrays.map((array, column) => (row < array.length ? array[row] : (fillers[column] ?? null)) ?? null);
      });
    };
  },
};

function variableName(as: unknown): string {
  if (as === undefined) return "this";
  const name = String(as);
  checkVariableName(name);
  return name;
}

function limitOf(limit: unknown): number {
  if (isNullish(limit)) return Number.POSITIVE_INFINITY;
  const most = isNumeric(limit) ? toWholeNumber(limit) : null;
  if (most === null) throw locationError(327391, "$filter: limit must be represented as a 32-bit integral value");
  if (most < 1) throw locationError(327392, `$filter: limit must be greater than 0: ${most}`);
  return most;
}
