import { locationError } from "../../errors.ts";
import { ValueSet } from "../accumulators/pick.ts";
import type { OperatorTable } from "../evaluate.ts";
import { isTruthyValue } from "../truth.ts";
import { binary, inTurn, isNullish, typeName, unary, variadic } from "./define.ts";

export const setOperators: OperatorTable = {
  $setUnion: inTurn((values) => {
    const union = new ValueSet();
    for (const value of values) {
      for (const element of setFor(value, 17043, "All operands of $setUnion must be arrays.")) union.add(element);
    }
    return union.toArray();
  }),
  $setIntersection: inTurn((values) => {
    let common: readonly unknown[] | null = null;
    for (const value of values) {
      const elements = setOf(setFor(value, 17047, "All operands of $setIntersection must be arrays."));
      common = common === null ? elements.toArray() : common.filter((element) => elements.has(element));
      // Nothing can come back: the rest is not looked at.
      if (common.length === 0) break;
    }
    return common ?? [];
  }),
  $setDifference: binary((a, b) => {
    if (isNullish(a) || isNullish(b)) return null;
    const left = setFor(a, 17048, "both operands of $setDifference must be arrays. First argument is of type:");
    const right = setOf(
      setFor(b, 17049, "both operands of $setDifference must be arrays. Second argument is of type:"),
    );
    return setOf(left)
      .toArray()
      .filter((value) => !right.has(value));
  }),
  $setEquals: variadic((values) => {
    const sets = values.map((value) => setFor(value, 17044, "All operands of $setEquals must be arrays."));
    const [first = [], ...others] = sets;
    if (others.length === 0) throw locationError(17045, "$setEquals needs at least two arguments");
    return others.every((other) => isSubset(first, other) && isSubset(other, first));
  }),
  $setIsSubset: binary((a, b) => {
    const left = setFor(a, 17046, "both operands of $setIsSubset must be arrays. First argument is of type:");
    return isSubset(
      left,
      setFor(b, 17042, "both operands of $setIsSubset must be arrays. Second argument is of type:"),
    );
  }),
  $anyElementTrue: unary((value, name) => elementsFor(value, name, 17041).some(isTruthyValue)),
  $allElementsTrue: unary((value, name) => elementsFor(value, name, 17040).every(isTruthyValue)),
};

function setFor(value: unknown, code: number, problem: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw locationError(code, `${problem} One argument is of type: ${typeName(value)}`);
}

function elementsFor(value: unknown, name: string, code: number): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw locationError(code, `${name}'s argument must be an array, but is ${typeName(value)}`);
}

function setOf(values: readonly unknown[]): ValueSet {
  const set = new ValueSet();
  for (const value of values) set.add(value);
  return set;
}

function isSubset(values: readonly unknown[], of: readonly unknown[]): boolean {
  const set = setOf(of);
  return values.every((value) => set.has(value));
}
