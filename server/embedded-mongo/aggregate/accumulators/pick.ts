import type { Collation } from "../../bson/collation.ts";
import { compareValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { encodeKeyPart } from "../../bson/key.ts";
import { typeOf } from "../../bson/types.ts";
import { locationError } from "../../errors.ts";
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
      if (isEmpty) first = value;
      isEmpty = false;
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
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

export function addToSetAccumulator(): Accumulator {
  const values = new ValueSet();
  return {
    add: (value) => {
      if (value !== undefined) values.add(value);
    },
    result: () => values.toArray(),
  };
}

/** Distinct values in order of arrival; numbers of different types that are equal count as one. */
export class ValueSet {
  readonly #values = new Map<string, unknown>();

  add(value: unknown): void {
    const key = valueKey(value);
    if (!this.#values.has(key)) this.#values.set(key, value);
  }

  has(value: unknown): boolean {
    return this.#values.has(valueKey(value));
  }

  toArray(): unknown[] {
    return [...this.#values.values()];
  }
}

/** A string that is the same for equal values and for no others. */
export function valueKey(value: unknown): string {
  if (typeof value === "string") return `s${value}`;
  return Buffer.from(encodeKeyPart(value, false)).toString("latin1");
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
