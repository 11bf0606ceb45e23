import { isNumeric, toDouble } from "../bson/number.ts";

/** MongoDB's idea of true: everything but false, null, missing and zero. */
export function isTruthyValue(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined) return false;
  return !isNumeric(value) || toDouble(value) !== 0;
}
