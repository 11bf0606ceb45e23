import { checkPathDepth, type Doc, getField, isDocument } from "../bson/document.ts";
import { locationError } from "../errors.ts";

/** A dotted path taken apart once. */
export type Path = readonly string[];

/** @throws MongoError 15 for a path with more parts than documents have levels. */
export function parsePath(path: string): Path {
  const parts = path.split(".");
  checkPathDepth(parts);
  return parts;
}

const indexPattern = /^(?:0|[1-9]\d*)$/;

/** The array position a path component names, or -1 when it can only name a field. */
export function arrayIndexOf(component: string): number {
  return indexPattern.test(component) ? Number(component) : -1;
}

/** Where a match was found: the position in the outermost array on the way, -1 when there was no array. */
export type Found = (value: unknown, arrayIndex: number) => boolean;

/**
 * Offers every value that a condition on `path` sees to `found`, until it answers true.
 * Arrays on the way are searched element by element; `undefined` stands for a missing field.
 * With `expandLeaf`, an array at the end offers its elements before itself.
 */
export function someValueAt(doc: Doc, path: Path, expandLeaf: boolean, found: Found): boolean {
  return someFrom(doc, path, 0, -1, expandLeaf, found);
}

function someFrom(doc: Doc, path: Path, at: number, outer: number, expandLeaf: boolean, found: Found): boolean {
  const value = getField(doc, path[at] ?? "");
  const next = at + 1;
  if (next === path.length) return someLeaf(value, outer, expandLeaf, found);
  if (Array.isArray(value)) return someInArray(value, path, next, outer, expandLeaf, found);
  if (isDocument(value)) return someFrom(value, path, next, outer, expandLeaf, found);
  return found(undefined, outer);
}

function someLeaf(value: unknown, outer: number, expandLeaf: boolean, found: Found): boolean {
  if (expandLeaf && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      if (found(value[index], outer === -1 ? index : outer)) return true;
    }
  }
  return found(value, outer);
}

// Elements that are no documents offer nothing, not even a missing field: { a: [1] } has no "a.b" that is null.
function someInArray(
  values: readonly unknown[],
  path: Path,
  at: number,
  outer: number,
  expandLeaf: boolean,
  found: Found,
): boolean {
  const wanted = arrayIndexOf(path[at] ?? "");
  for (let index = 0; index < values.length; index += 1) {
    const element = values[index];
    const position = outer === -1 ? index : outer;
    if (isDocument(element) && someFrom(element, path, at, position, expandLeaf, found)) return true;
    if (index === wanted && someAtIndex(element, path, at + 1, position, expandLeaf, found)) return true;
  }
  return false;
}

function someAtIndex(
  element: unknown,
  path: Path,
  at: number,
  outer: number,
  expandLeaf: boolean,
  found: Found,
): boolean {
  // An array reached by its number is one value: { a: [[1]] } has no "a.0" that equals 1.
  if (at === path.length) return found(element, outer);
  if (isDocument(element)) return someFrom(element, path, at, outer, expandLeaf, found);
  return Array.isArray(element) && someInArray(element, path, at, outer, expandLeaf, found);
}

/** @throws MongoError 16746 where a number in a path may be a position in the array or the name of a field in it. */
export function refuseAmbiguous(array: readonly unknown[], name: string): void {
  if (!array.some((element) => isDocument(element) && getField(element, name) !== undefined)) return;
  throw locationError(
    16746,
    "Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), " +
      `field: '${name}'`,
  );
}
