import type { Collation } from "../../bson/collation.ts";
import { compareValues } from "../../bson/compare.ts";
import type { Accumulator } from "./accumulator.ts";

/** `$firstN`: missing values count and show as null. */
export function firstNAccumulator(count: number): Accumulator {
  const values: unknown[] = [];
  return {
    add: (value) => {
      if (values.length < count) values.push(value ?? null);
    },
    result: () => values,
  };
}

export function lastNAccumulator(count: number): Accumulator {
  let values: unknown[] = [];
  return {
    add: (value) => {
      values.push(value ?? null);
      if (values.length >= count * 2) values = values.slice(-count);
    },
    result: () => values.slice(-count),
  };
}

/** `$minN` and `$maxN`; null and missing values do not count. */
export function extremeNAccumulator(count: number, direction: 1 | -1, collation?: Collation): Accumulator {
  const best = bestOf(count, (a, b) => compareValues(a, b, collation) * -direction);
  return {
    add: (value) => {
      if (value !== null && value !== undefined) best.add(value);
    },
    result: () => best.result(),
  };
}

interface Ranked {
  output: unknown;
  key: readonly unknown[];
}

/** `$topN` and its relatives, on `{ output, key }`; alone, the single best output and not an array. */
export function topAccumulator(
  count: number,
  compareKeys: (a: readonly unknown[], b: readonly unknown[]) => number,
  isSingle: boolean,
): Accumulator {
  const best = bestOf(count, (a, b) => compareKeys((a as Ranked).key, (b as Ranked).key));
  return {
    add: best.add,
    result: () => {
      const outputs = best.result().map((ranked) => (ranked as Ranked).output ?? null);
      return isSingle ? (outputs[0] ?? null) : outputs;
    },
  };
}

/** The first `count` values in an order, without holding many more. */
function bestOf(count: number, compare: (a: unknown, b: unknown) => number) {
  let values: unknown[] = [];
  const shrink = (): void => {
    values = values.sort(compare).slice(0, count);
  };
  return {
    add: (value: unknown): void => {
      values.push(value);
      if (values.length > count * 2 + 64) shrink();
    },
    result: (): unknown[] => {
      shrink();
      return values;
    },
  };
}
