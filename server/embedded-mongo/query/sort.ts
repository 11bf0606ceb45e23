import { parseFieldPath } from "../aggregate/field-path.ts";
import { type Collation, parseCollation } from "../bson/collation.ts";
import { compareValues } from "../bson/compare.ts";
import { type Doc, fieldEntries, getField, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { locationError, notImplemented } from "../errors.ts";
import { type Path, valuesAt } from "./path.ts";

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
 * Orders whole documents by a sort specification; an array counts as its least element, or its greatest when descending.
 * @throws MongoError 15975 for a direction that is not 1 or -1.
 */
export function compileSort(spec: Doc, collation?: Doc): (a: Doc, b: Doc) => number {
  const { fields, compareKeys } = parseSort(spec, collation);
  const [field] = fields;
  const order = compileSortOrder(spec, collation);
  if (fields.length > 1 || field === undefined) return (a, b) => compareKeys(order.keyOf(a), order.keyOf(b));
  const strings = parseCollation(collation);
  const read = sortValueReader(field, strings);
  return (a, b) => compareValues(read(a), read(b), strings) * field.direction;
}

/** The same order as `compileSort`, with keys. */
export function compileSortOrder(spec: Doc, collation?: Doc): SortOrder {
  const { fields, compareKeys } = parseSort(spec, collation);
  const strings = parseCollation(collation);
  const readers = fields.map((field) => sortValueReader(field, strings));
  return { keyOf: (doc) => readers.map((read) => read(doc)), compareKeys };
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

function sortValueReader({ path, direction }: SortField, strings: Collation | undefined): (doc: Doc) => unknown {
  const [name = ""] = path;
  return (doc) => {
    const value = getField(doc, name);
    if (path.length === 1 && !Array.isArray(value)) return value === undefined ? null : value;
    return extreme(valuesAt(doc, path), direction, strings);
  };
}

function extreme(values: readonly unknown[], direction: 1 | -1, strings: Collation | undefined): unknown {
  let [best] = values;
  for (const value of values) {
    if (compareValues(value, best, strings) * direction < 0) best = value;
  }
  return best;
}
