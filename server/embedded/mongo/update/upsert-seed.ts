import { type Doc, getField, isDocument, setField } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { isRegex } from "../query/comparison.ts";
import { isOperatorDocument } from "../query/operators.ts";

/**
 * The fields an upsert starts from: what the filter says must be equal.
 * @throws MongoError 54 when two conditions speak of one field.
 */
export function upsertSeed(filterDoc: Doc): Doc {
  const equalities: [string, unknown][] = [];
  collect(filterDoc, equalities);
  const { _id: id } = Object.fromEntries(equalities.filter(([path]) => path === "_id"));
  const seed: Doc = id === undefined ? {} : { _id: id };
  const rest = equalities.filter(([path]) => path !== "_id");
  for (const [path, value] of rest) setPath(seed, path, value);
  if (equalities.length - rest.length > 1) throw matchedTwice("_id");
  return seed;
}

function collect(filter: Doc, equalities: [string, unknown][]): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name.startsWith("$")) {
      const branches = Array.isArray(operand) ? operand.filter(isDocument) : [];
      const isCertain = name === "$and" || (name === "$or" && branches.length === 1);
      if (isCertain) for (const branch of branches) collect(branch, equalities);
    } else {
      const value = equalTo(operand);
      if (value !== undefined) equalities.push([name, value]);
    }
  }
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
    if (child !== undefined && !isDocument(child)) throw matchedTwice(path);
    // A copy, because the child may be a value of the filter itself.
    const copy: Doc = { ...child };
    setField(container, part, copy);
    container = copy;
  }
  const last = parts.at(-1) ?? "";
  if (getField(container, last) !== undefined) throw matchedTwice(path);
  setField(container, last, value);
}

function matchedTwice(path: string): MongoError {
  return new MongoError(54, "NotSingleValueField", `cannot infer query fields to set, path '${path}' is matched twice`);
}
