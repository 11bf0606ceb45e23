import { parseFieldPath } from "../aggregate/field-path.ts";
import { parseCollation } from "../bson/collation.ts";
import { compareValues } from "../bson/compare.ts";
import { type Doc, fieldEntries, getField, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { badValue, locationError, MongoError, notImplemented } from "../errors.ts";
import { keyValues } from "./key-values.ts";
import type { Path } from "./path.ts";

/** A sort in two steps, so that a key is taken from each document once and not at each comparison. */
export interface SortOrder {
  keyOf(doc: Doc): unknown[];
  compareKeys(a: readonly unknown[], b: readonly unknown[]): number;
}

interface SortField {
  path: Path;
  direction: 1 | -1;
}

/**
 * Orders whole documents by a sort specification. One with arrays on the way has a key for each element, as in an index,
 * and counts as the one that comes first.
 * @throws MongoError 15975 for a direction that is not 1 or -1; `keyOf` 2 for a document in which two fields are different arrays.
 */
export function compileSortOrder(spec: Doc, collation?: Doc): SortOrder {
  const { fields, compareKeys } = parseSort(spec, collation);
  const paths = fields.map(({ path }) => path);
  return { keyOf: (doc) => plainKey(doc, paths) ?? firstKey(doc, paths, compareKeys), compareKeys };
}

/** The key of a document without arrays on the way, null for any other. */
function plainKey(doc: Doc, paths: readonly Path[]): unknown[] | null {
  const key: unknown[] = [];
  for (const path of paths) {
    let value: unknown = doc;
    for (const part of path)
      value = isDocument(value) ? getField(value, part) : Array.isArray(value) ? value : undefined;
    if (Array.isArray(value)) return null;
    key.push(value === undefined ? null : value);
  }
  return key;
}

function firstKey(doc: Doc, paths: readonly Path[], compareKeys: SortOrder["compareKeys"]): unknown[] {
  const [first = [], ...others] = rowsOf(doc, paths);
  return others.reduce((best, row) => (compareKeys(row, best) < 0 ? row : best), first).map((value) => value ?? null);
}

function rowsOf(doc: Doc, paths: readonly Path[]): unknown[][] {
  try {
    return keyValues(doc, paths).rows;
  } catch (error) {
    if (error instanceof MongoError && error.code === 171)
      throw badValue("cannot sort with keys that are parallel arrays");
    throw error;
  }
}

/**
 * Sorts, stably, into a new array, taking each document's key once.
 * With a limit it gives only the first so many, and never holds many more.
 */
export function sortDocuments(docs: Iterable<Doc>, order: SortOrder, limit = Number.POSITIVE_INFINITY): Doc[] {
  let keyed: { doc: Doc; key: unknown[] }[] = [];
  let worst: unknown[] | null = null;
  const cut = (): void => {
    keyed.sort((a, b) => order.compareKeys(a.key, b.key));
    if (keyed.length > limit) keyed = keyed.slice(0, limit);
    worst = keyed.length === limit ? (keyed.at(-1)?.key ?? null) : null;
  };
  for (const doc of docs) {
    const key = order.keyOf(doc);
    if (worst !== null && order.compareKeys(key, worst) >= 0) continue;
    keyed.push({ doc, key });
    if (keyed.length >= limit * 2 + slack) cut();
  }
  cut();
  return keyed.map((entry) => entry.doc);
}

/** How many documents a sort with a small limit gathers before it drops those that are out. */
const slack = 1000;

function parseSort(spec: Doc, collationSpec?: Doc) {
  const collation = parseCollation(collationSpec);
  const fields = fieldEntries(spec).map(([path, direction]) => parseField(path, direction));
  const compareKeys = (a: readonly unknown[], b: readonly unknown[]): number => {
    for (let index = 0; index < fields.length; index += 1) {
      const order = compareValues(a[index], b[index], collation);
      if (order !== 0) return fields[index]?.direction === -1 ? -order : order;
    }
    return 0;
  };
  return { fields, compareKeys };
}

function parseField(name: string, value: unknown): SortField {
  if (isDocument(value) && "$meta" in value) throw notImplemented("Sorting by $meta is not supported");
  const direction = toWholeNumber(value);
  if (direction !== 1 && direction !== -1) {
    throw locationError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
  }
  return { path: parseFieldPath(name), direction };
}
