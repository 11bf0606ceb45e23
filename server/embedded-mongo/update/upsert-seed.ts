import { type Doc, getField, isDocument, setField } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { isRegex } from "../query/comparison.ts";
import { isOperatorDocument } from "../query/operators.ts";

/**
 * The fields an upsert starts from: what the filter says must be equal.
 * @throws MongoError 54 when two conditions speak of one field.
 */
export function upsertSeed(filterDoc: Doc): Doc {
  const equalities = new Map<string, unknown>();
  collect(filterDoc, equalities);
  const seed: Doc = equalities.has("_id") ? { _id: equalities.get("_id") } : {};
  for (const [path, value] of equalities) if (path !== "_id") setPath(seed, path, value);
  return seed;
}

function collect(filter: Doc, equalities: Map<string, unknown>): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name.startsWith("$")) {
      const branches = Array.isArray(operand) ? operand.filter(isDocument) : [];
      const isCertain = name === "$and" || (name === "$or" && branches.length === 1);
      if (isCertain) for (const branch of branches) collect(branch, equalities);
    } else {
      const value = equalTo(operand);
      if (value !== undefined) addEquality(equalities, name, value);
    }
  }
}

function addEquality(equalities: Map<string, unknown>, path: string, value: unknown): void {
  for (const other of equalities.keys()) {
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) throw matchedTwice(path);
  }
  equalities.set(path, value);
}

/** The one value a condition allows, or undefined. */
function equalTo(operand: unknown): unknown {
  if (isRegex(operand)) return undefined;
  if (!isOperatorDocument(operand)) return operand;
  const { $eq: eq, $in: list, $all: all } = operand;
  if (eq !== undefined) return eq;
  for (const values of [list, all]) {
    const [only] = Array.isArray(values) && values.length === 1 ? values : [];
    if (only !== undefined && !isRegex(only) && !isOperatorDocument(only)) return only;
  }
  return undefined;
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

function matchedTwice(path: string): MongoError {
  return new MongoError(54, "NotSingleValueField", `cannot infer query fields to set, path '${path}' is matched twice`);
}
