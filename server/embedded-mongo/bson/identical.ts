import { Double } from "bson";
import { compareValues } from "./compare.ts";
import { type Doc, isDocument } from "./fields.ts";
import { typeOf } from "./types.ts";

/** True when both would be stored as the same bytes: same types, same values, same order of fields. */
export function identicalValues(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === "string" || typeof b === "string") return false;
  if (Array.isArray(a)) return Array.isArray(b) && identicalArrays(a, b);
  if (isDocument(a)) return isDocument(b) && identicalDocuments(a, b);
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof Double && b instanceof Double) return Object.is(a.value, b.value);
  return compareValues(a, b) === 0 && String(a) === String(b);
}

function identicalArrays(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => identicalValues(value, b[index]));
}

function identicalDocuments(a: Doc, b: Doc): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && identicalValues(a[name], b[name]))
  );
}
