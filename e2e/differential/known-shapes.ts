import { type Doc, getField, isDocument } from "#server/embedded-mongo/bson/document.ts";

/** Whether an array is empty somewhere, or holds what is no document. */
export function hasEmptyOrNested(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length === 0 || value.some((element) => !isDocument(element) || hasEmptyOrNested(element));
  return isDocument(value) && Object.values(value).some(hasEmptyOrNested);
}

/** The text with its decimals as numbers, so that zeros behind the point do not count. */
export const withoutZeros = (text: string): string =>
  text.replaceAll(/Decimal128\("([^"]*)"\)/g, (_all, digits) => String(Number(digits)));

/** Whether an array stands in an array somewhere. */
export function hasNestedArray(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((element) => Array.isArray(element) || hasNestedArray(element));
  return isDocument(value) && Object.values(value).some(hasNestedArray);
}

/** Paths of the statements that may lead through arrays. */
export const throughArrays = ["a.x", "b.x", "c.x.y", "a.0"];

/** Whether a path leads through an array of the document. */
export function meetsArray(doc: Doc, path: string): boolean {
  let value: unknown = doc;
  for (const part of path.split(".")) {
    if (Array.isArray(value)) return true;
    value = isDocument(value) ? getField(value, part) : undefined;
  }
  return false;
}
