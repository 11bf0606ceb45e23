import { compareValues, equalValues } from "../bson/compare.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { identicalValues } from "../bson/identical.ts";
import { rankOf } from "../bson/types.ts";
import { conjuncts, type Predicate } from "./conjuncts.ts";

/**
 * True when every document that matches `query` surely matches `partialFilter`, so that a partial index has them all.
 * Says false where it cannot tell. Both are read with byte-order strings, so not for queries with a collation.
 */
export function implies(query: Doc, partialFilter: Doc): boolean {
  const wanted = conjuncts(partialFilter, true);
  return (
    wanted.predicates.every((predicate) => impliesPredicate(query, predicate)) &&
    wanted.orBranches.every((branches) => branches.some((branch) => implies(query, branch)))
  );
}

function impliesPredicate(query: Doc, wanted: Predicate): boolean {
  const { predicates, orBranches } = conjuncts(query);
  const whole = conjuncts(query, true).predicates;
  if ([...predicates, ...whole].some((given) => given.path === wanted.path && entails(given, wanted))) return true;
  return orBranches.some(
    (branches) => branches.length > 0 && branches.every((branch) => impliesPredicate(branch, wanted)),
  );
}

function entails(given: Predicate, wanted: Predicate): boolean {
  if (given.op === wanted.op && wanted.op !== "prefix" && identicalValues(given.value, wanted.value)) {
    return wanted.op !== "regex";
  }
  switch (wanted.op) {
    case "eq":
      return valuesOf(given)?.every((value) => equalValues(value, wanted.value)) ?? false;
    case "in":
      return isListed(given, wanted);
    case "exists":
      return wanted.value === true && provesPresence(given);
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return isWithin(given, wanted.op, wanted.value);
    default:
      return false;
  }
}

/** The values of which a matching document has one, or null when the predicate names none. */
function valuesOf(given: Predicate): unknown[] | null {
  if (given.op === "eq") return [given.value];
  return given.op === "in" && Array.isArray(given.value) && given.value.length > 0 ? given.value : null;
}

function isListed(given: Predicate, wanted: Predicate): boolean {
  const list: unknown[] = Array.isArray(wanted.value) ? wanted.value : [];
  return valuesOf(given)?.every((value) => list.some((listed) => equalValues(listed, value))) ?? false;
}

function provesPresence(given: Predicate): boolean {
  switch (given.op) {
    case "eq":
    case "in":
      return valuesOf(given)?.every((value) => value !== null && value !== undefined) ?? false;
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return isPlain(given.value);
    case "prefix":
    case "regex":
      return true;
    case "other":
      return isDocument(given.value) && ("$type" in given.value || "$size" in given.value || "$mod" in given.value);
    default:
      return false;
  }
}

/** Neither null nor MinKey or MaxKey, with which a missing field can be compared. */
function isPlain(value: unknown): boolean {
  const rank = value === undefined ? 0 : rankOf(value);
  return rank > 5 && rank < 127;
}

type Bound = "gt" | "gte" | "lt" | "lte";

function isWithin(given: Predicate, bound: Bound, limit: unknown): boolean {
  const values = valuesOf(given);
  if (values !== null) return values.every((value) => sameType(value, limit) && satisfies(bound, value, limit));
  if (given.op === "prefix" || !isBound(given.op) || !sameType(given.value, limit)) return false;
  if (given.op[0] !== bound[0]) return false;
  const order = compareValues(given.value, limit) * (bound[0] === "g" ? 1 : -1);
  return order > 0 || (order === 0 && (given.op === bound || bound.length === 3));
}

const isBound = (op: Predicate["op"]): op is Bound => op === "gt" || op === "gte" || op === "lt" || op === "lte";

function sameType(a: unknown, b: unknown): boolean {
  return isPlain(a) && isPlain(b) && rankOf(a) === rankOf(b) && !isNaNValue(a) && !isNaNValue(b);
}

const isNaNValue = (value: unknown): boolean => rankOf(value) === 10 && Number.isNaN(Number(value));

function satisfies(bound: Bound, value: unknown, limit: unknown): boolean {
  const order = compareValues(value, limit);
  if (order === 0) return bound.length === 3;
  return bound[0] === "g" ? order > 0 : order < 0;
}
