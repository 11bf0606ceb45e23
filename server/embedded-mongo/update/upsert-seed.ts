import { compareStrings } from "../bson/compare.ts";
import { type Doc, fieldEntries, getField, isDocument, setField } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { isRegex } from "../query/comparison.ts";
import { isOperatorDocument } from "../query/operators.ts";
import { isReferenceName } from "../query/reference.ts";

/**
 * The fields an upsert starts from, in order of their names: what the filter says must be equal.
 * @throws MongoError 54 when two conditions speak of one field.
 */
export function upsertSeed(filterDoc: Doc): Doc {
  const equalities = new Map<string, unknown>();
  collect(filterDoc, equalities);
  const seed: Doc = equalities.has("_id") ? { _id: equalities.get("_id") } : {};
  const inNames = [...equalities].sort(([a], [b]) => compareStrings(a, b));
  for (const [path, value] of inNames) if (path !== "_id") setPath(seed, path, value);
  return seed;
}

function collect(filter: Doc, equalities: Map<string, unknown>): void {
  for (const [name, operand] of fieldEntries(filter)) {
    if (name.startsWith("$") && !isReferenceName(name)) {
      const branches = Array.isArray(operand) ? operand.filter(isDocument) : [];
      const isCertain = name === "$and" || (name === "$or" && branches.length === 1);
      if (isCertain) for (const branch of branches) collect(branch, equalities);
    } else {
      for (const value of equalitiesOf(operand)) addEquality(equalities, name, value);
    }
  }
}

function addEquality(equalities: Map<string, unknown>, path: string, value: unknown): void {
  if (path.startsWith("_id.")) throw partOfId(path);
  for (const other of equalities.keys()) {
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) throw matchedTwice(path);
  }
  equalities.set(path, value);
}

/** The values that a condition says the field equals: at most one, or it contradicts itself. */
function equalitiesOf(operand: unknown): unknown[] {
  if (isRegex(operand)) return [];
  if (!isOperatorDocument(operand)) return [operand];
  return Object.entries(operand).flatMap(([name, value]): unknown[] => {
    if (name === "$eq") return isRegex(value) ? [] : [value];
    // A list of one is an equality; each member of $all is one.
    const values: unknown[] =
      Array.isArray(value) && (name === "$all" || (name === "$in" && value.length === 1)) ? value : [];
    return values.filter((one) => !isRegex(one) && !isOperatorDocument(one));
  });
}

function setPath(seed: Doc, path: string, value: unknown): void {
  const parts = path.split(".");
  let container = seed;
  for (const part of parts.slice(0, -1)) {
    const child = getField(container, part);
    const next: Doc = isDocument(child) ? child : {};
    setField(container, part, next);
    container = next;
  }
  setField(container, parts.at(-1) ?? "", value);
}

function partOfId(path: string): MongoError {
  return new MongoError(
    55,
    "NotExactValueField",
    `field at '_id' must be exactly specified, field at sub-path '${path}'found`,
  );
}

function matchedTwice(path: string): MongoError {
  return new MongoError(54, "NotSingleValueField", `cannot infer query fields to set, path '${path}' is matched twice`);
}
