import type { Collation } from "../../bson/collation.ts";
import { compareValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { valueKey } from "../../bson/value-map.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { sizeOf } from "../value-size.ts";
import type { Accumulator } from "./accumulator.ts";

/** `$min` and `$max`; null and missing values do not count. */
export function extremeAccumulator(direction: 1 | -1, collation?: Collation): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === null || value === undefined) return;
      if (best === null || compareValues(value, best, collation) * direction > 0) best = value;
    },
    result: () => best,
  };
}

/** `$first`; a missing value counts and shows as null. */
export function firstAccumulator(): Accumulator {
  let first: unknown;
  let isEmpty = true;
  return {
    add: (value) => {
      if (!isEmpty) return 0;
      first = value;
      isEmpty = false;
      return sizeOf(value);
    },
    result: () => first ?? null,
  };
}

export function lastAccumulator(): Accumulator {
  let last: unknown;
  return {
    add: (value) => {
      last = value;
    },
    result: () => last ?? null,
  };
}

export function pushAccumulator(): Accumulator {
  const values: unknown[] = [];
  return {
    add: (value) => {
      if (value === undefined) return 0;
      values.push(value);
      return sizeOf(value);
    },
    result: () => values,
  };
}

export function addToSetAccumulator(): Accumulator {
  const values = new ValueSet();
  return {
    add: (value) => (value !== undefined && values.add(value) ? sizeOf(value) : 0),
    result: () => values.toArray(),
  };
}

/** Distinct values in order of arrival; numbers of different types that are equal count as one. */
export class ValueSet {
  readonly #values = new Map<string, unknown>();

  /** False when it was there already. */
  add(value: unknown): boolean {
    const key = valueKey(value);
    checkForInterrupt();
    if (this.#values.has(key)) return false;
    this.#values.set(key, value);
    return true;
  }

  has(value: unknown): boolean {
    return this.#values.has(valueKey(value));
  }

  toArray(): unknown[] {
    return [...this.#values.values()];
  }
}

export function mergeObjectsAccumulator(): Accumulator {
  let merged: Record<string, unknown> = {};
  return {
    add: (value) => {
      if (value === null || value === undefined) return;
      if (!isDocument(value)) {
        throw locationError(40400, `$mergeObjects requires object inputs, but input is of type ${typeOf(value).name}`);
      }
      merged = { ...merged, ...value };
    },
    result: () => merged,
  };
}
