import { isTruthyValue } from "../aggregate/truth.ts";
import { toRegex } from "../bson/compare.ts";
import { type Doc, fieldEntries, isDocument } from "../bson/document.ts";
import { isRegex } from "./comparison.ts";
import { asksValues, isOperatorDocument } from "./operators.ts";
import { isReferenceName } from "./reference.ts";
import { literalPrefix } from "./regex.ts";
import { regexFromOperators } from "./value-operators.ts";

/** A condition that every matching document fulfils; it may say less than the filter does. */
export interface Predicate {
  path: string;
  op: "eq" | "in" | "gt" | "gte" | "lt" | "lte" | "exists" | "prefix" | "regex" | "ne" | "other";
  value: unknown;
}

interface Conjuncts {
  predicates: Predicate[];
  /** For each `$or` at the top, its branches. */
  orBranches: Doc[][];
}

/**
 * Takes a filter apart into what must hold all at once; `$and` is seen through.
 * With `isExact` the parts together say just what the filter says, and conditions on elements stay whole.
 */
export function conjuncts(filter: Doc, isExact = false): Conjuncts {
  const result: Conjuncts = { predicates: [], orBranches: [] };
  collect(filter, result, isExact);
  return result;
}

function collect(filter: Doc, result: Conjuncts, isExact: boolean): void {
  for (const [name, operand] of fieldEntries(filter)) {
    if (name === "$and" && Array.isArray(operand)) {
      for (const branch of operand) if (isDocument(branch)) collect(branch, result, isExact);
    } else if (name === "$or" && Array.isArray(operand)) {
      result.orBranches.push(operand.filter(isDocument));
    } else if (name === "$comment") {
      continue;
    } else if (name.startsWith("$") && !isReferenceName(name)) {
      result.predicates.push({ path: "", op: "other", value: { [name]: operand } });
    } else {
      result.predicates.push(...fieldPredicates(name, operand, isExact));
    }
  }
}

function fieldPredicates(path: string, operand: unknown, isExact: boolean): Predicate[] {
  if (isOperatorDocument(operand)) {
    if (isExact && ("$all" in operand || "$elemMatch" in operand)) return [{ path, op: "other", value: operand }];
    return Object.entries(operand).flatMap(([name, value]) => operatorPredicates(path, name, value, operand));
  }
  if (!isRegex(operand)) return [{ path, op: "eq", value: operand }];
  const { pattern, options } = toRegex(operand);
  return [regexPredicate(path, pattern, options)];
}

function operatorPredicates(path: string, name: string, value: unknown, all: Doc): Predicate[] {
  switch (name) {
    case "$eq":
      return [{ path, op: "eq", value }];
    case "$ne":
      return [{ path, op: "ne", value }];
    case "$gt":
      return [{ path, op: "gt", value }];
    case "$gte":
      return [{ path, op: "gte", value }];
    case "$lt":
      return [{ path, op: "lt", value }];
    case "$lte":
      return [{ path, op: "lte", value }];
    case "$in":
      return [inPredicate(path, value)];
    case "$exists":
      return [{ path, op: "exists", value: isTruthyValue(value) }];
    case "$regex": {
      const { pattern, options } = regexFromOperators(all);
      return [regexPredicate(path, pattern, options)];
    }
    case "$options":
    case "$comment":
      return [];
    case "$all":
      return allPredicates(path, value);
    case "$elemMatch":
      return elemMatchPredicates(path, value);
    default:
      return [{ path, op: "other", value: { [name]: value } }];
  }
}

function inPredicate(path: string, value: unknown): Predicate {
  const isPlain = Array.isArray(value) && !value.some(isRegex);
  return isPlain ? { path, op: "in", value } : { path, op: "other", value: { $in: value } };
}

function regexPredicate(path: string, pattern: string, options: string): Predicate {
  const prefix = literalPrefix(pattern, options);
  return prefix === "" ? { path, op: "regex", value: pattern } : { path, op: "prefix", value: prefix };
}

// One member is enough for a bound, and bounds of several would exclude each other on an array.
function allPredicates(path: string, value: unknown): Predicate[] {
  const members: unknown[] = Array.isArray(value) ? value : [];
  const first = members.find((item) => !isRegex(item) && !isOperatorDocument(item));
  if (first !== undefined) return [{ path, op: "eq", value: first }];
  const [pattern] = members.filter(isRegex).map(toRegex);
  if (pattern) return [regexPredicate(path, pattern.pattern, pattern.options)];
  return [{ path, op: "other", value: { $all: value } }];
}

/** Conditions on the elements hold for the array's index, which has a key for each element. */
function elemMatchPredicates(path: string, value: unknown): Predicate[] {
  if (!isDocument(value) || asksValues(value)) return [{ path, op: "other", value: { $elemMatch: value } }];
  return conjuncts(value).predicates.map((predicate): Predicate => {
    // "Some element is not 1" says less than "no element is 1".
    const isWeaker = predicate.op === "ne" || predicate.op === "other" || isAbsence(predicate);
    return isWeaker
      ? { path: "", op: "other", value: { [path]: { $elemMatch: value } } }
      : { ...predicate, path: `${path}.${predicate.path}` };
  });
}

const isAbsence = ({ op, value }: Predicate): boolean => op === "exists" && value === false;
