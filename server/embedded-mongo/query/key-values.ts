import { type Doc, getField, isDocument } from "../bson/document.ts";
import { emptyArrayKey } from "../bson/types.ts";
import { MongoError } from "../errors.ts";
import { arrayIndexOf, type Path, refuseAmbiguous } from "./path.ts";

/** What one document contributes to an index. */
interface KeyValues {
  /** One row of field values per key. */
  rows: unknown[][];
  /** Per indexed field: whether an array was met on its path, also where a number in the path led into it. */
  multikey: boolean[];
  /** Whether the document has any of the fields; a sparse index leaves it out otherwise. */
  isPresent: boolean;
}

/** Where the walk along one indexed path stands: a value, and how much of the path is still to go. */
interface Cursor {
  value: unknown;
  depth: number;
  /** True once an array was opened and this is one of its elements: an array inside it is a value of its own. */
  isElement: boolean;
  /** True once a number in the path led into an array. */
  isPositional: boolean;
}

/**
 * The keys of a document, as MongoDB makes them: one per element where a path meets an array, fields below the same
 * array together, an empty array as a value of its own.
 * @throws MongoError 171 when two fields of the index meet different arrays, 16746 when a number in a path may be a
 * position in an array or the name of a field in it.
 */
export function keyValues(doc: Doc, paths: readonly Path[]): KeyValues {
  const multikey = paths.map(() => false);
  const rows: unknown[][] = [];
  const start = paths.map((): Cursor => ({ value: doc, depth: 0, isElement: false, isPositional: false }));
  expand(start, paths, multikey, rows);
  return { rows, multikey, isPresent: rows.some((row) => row.some((value) => value !== undefined)) };
}

function expand(cursors: Cursor[], paths: readonly Path[], multikey: boolean[], rows: unknown[][]): void {
  const here = cursors.map((cursor, field) => walk(cursor, paths[field] ?? []));
  here.forEach((cursor, field) => {
    if (cursor.isPositional) multikey[field] = true;
  });
  const arrays = here.filter((cursor) => Array.isArray(cursor.value) && !cursor.isElement);
  const [first] = arrays;
  if (!first) {
    rows.push(here.map((cursor, field) => (cursor.depth === paths[field]?.length ? cursor.value : undefined)));
    return;
  }
  const array = first.value as unknown[];
  if (arrays.some((cursor) => cursor.value !== array)) {
    throw new MongoError(171, "CannotIndexParallelArrays", "cannot index parallel arrays");
  }
  here.forEach((cursor, field) => {
    if (cursor.value === array && !cursor.isElement) multikey[field] = true;
  });
  const elements: unknown[] = array.length > 0 ? array : [emptyArrayKey];
  for (const element of elements) {
    const next = here.map((cursor, field) => {
      if (cursor.value !== array || cursor.isElement) return cursor;
      const isAtEnd = cursor.depth === paths[field]?.length;
      // Below an empty array there is nothing, not an "empty array" value.
      return {
        value: element === emptyArrayKey && !isAtEnd ? undefined : element,
        depth: cursor.depth,
        isElement: true,
        isPositional: cursor.isPositional,
      };
    });
    expand(next, paths, multikey, rows);
  }
}

/** Follows a path until it ends, breaks off, or meets an array that has to be opened. */
function walk(cursor: Cursor, path: Path): Cursor {
  let { value, depth, isElement, isPositional } = cursor;
  while (depth < path.length) {
    const name = path[depth] ?? "";
    if (Array.isArray(value)) {
      const position = arrayIndexOf(name);
      if (position < 0 || position >= value.length) {
        return isElement ? gone(path, isPositional) : { value, depth, isElement, isPositional };
      }
      refuseAmbiguous(value, name);
      value = value[position];
      isPositional = true;
      depth += 1;
      // An array at the end of the path that a number led to is one value, as it is for a condition.
      isElement = depth === path.length;
      continue;
    } else if (isDocument(value)) {
      value = getField(value, name);
    } else {
      return gone(path, isPositional);
    }
    depth += 1;
    isElement = false;
  }
  return { value, depth, isElement, isPositional };
}

const gone = (path: Path, isPositional: boolean): Cursor => ({
  value: undefined,
  depth: path.length,
  isElement: false,
  isPositional,
});
