import type { Collation } from "../bson/collation.ts";
import { compareValues } from "../bson/compare.ts";
import { type Doc, fieldEntries, getField, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { badValue } from "../errors.ts";
import { arrayIndexOf, parsePath } from "./path.ts";

export type ElementOrder = (a: unknown, b: unknown, strings: Collation | undefined) => number;

/**
 * The order of an array's elements in `$push` and `$sortArray`: 1 or -1 for the elements themselves, or fields of them.
 * Unlike in a sort of documents, an array that is met on the way or at the end counts as it is, with its positions as names.
 * @throws MongoError 2 for anything else.
 */
export function compileElementOrder(sort: unknown): ElementOrder {
  if (!isDocument(sort)) {
    const direction = directionOf(sort);
    return (a, b, strings) => compareValues(a, b, strings) * direction;
  }
  const fields = orderFields(sort);
  return (a, b, strings) => {
    for (const { path, direction } of fields) {
      const order = compareValues(plainValue(a, path), plainValue(b, path), strings) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
}

function orderFields(sort: Doc): { path: readonly string[]; direction: 1 | -1 }[] {
  const fields = fieldEntries(sort).map(([name, direction]) => {
    const path = parsePath(name);
    if (name === "") throw badValue("The $sort field cannot be empty");
    if (path.includes("")) throw badValue(`The $sort field is a dotted field but has an empty part: ${name}`);
    return { path, direction: directionOf(direction) };
  });
  if (fields.length > 0) return fields;
  throw badValue("The $sort pattern is empty when it should be a set of fields.");
}

function directionOf(direction: unknown): 1 | -1 {
  const whole = toWholeNumber(direction);
  if (whole === 1 || whole === -1) return whole;
  throw badValue("The $sort element value must be either 1 or -1");
}

function plainValue(element: unknown, path: readonly string[]): unknown {
  let value: unknown = isDocument(element) ? element : undefined;
  for (const part of path) {
    if (Array.isArray(value)) value = value[arrayIndexOf(part)];
    else value = isDocument(value) ? getField(value, part) : undefined;
  }
  return value ?? null;
}
