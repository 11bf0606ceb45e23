import type { Variables } from "../aggregate/evaluate.ts";
import { isTruthyValue } from "../aggregate/truth.ts";
import type { Collation } from "../bson/collation.ts";
import { type Doc, documentOf, isDocument } from "../bson/document.ts";
import { badValue, mongoError, notImplemented } from "../errors.ts";
import { equalTo, inList, isRegex, matchesRegex, orderedAgainst, type ValueTest } from "./comparison.ts";
import { isReferenceName } from "./reference.ts";
import { bsonRegex } from "./regex.ts";
import { hasBits, hasSize, hasType, leavesRemainder, regexFromOperators } from "./value-operators.ts";

/** One condition on a path, not yet bound to it; `rank` is where MongoDB asks it among others. */
export type Condition =
  | { kind: "value"; rank: number; test: ValueTest }
  /** Looks at an array itself and never at its elements; `indexOf` tells which element matched. */
  | { kind: "array"; rank: number; test: ValueTest; indexOf?: (values: readonly unknown[]) => number }
  | { kind: "not"; rank: number; conditions: Condition[] };

export interface FilterContext {
  collation: Collation | undefined;
  /** What `$expr` may use at the moment. */
  vars: { current: Variables };
  /** False inside `$elemMatch`, where conditions on the whole document have no meaning. */
  isTopLevel: boolean;
  /** How many conditions this one stands in. */
  depth: number;
  /** Compiles a whole filter; handed in because filters contain conditions and conditions filters. */
  compileDocumentTest(filter: Doc, context: FilterContext): (doc: Doc) => boolean;
}

/** True for `{ $gt: 1 }`, false for literals, `{}` and references, `{ $ref, $id }`. */
export function isOperatorDocument(value: unknown): value is Doc {
  if (!isDocument(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith("$") === true && !("$ref" in value && "$id" in value);
}

/** The conditions of `{ path: operand }`, all of which must hold. */
export function parseConditions(path: string, operand: unknown, context: FilterContext): Condition[] {
  if (isOperatorDocument(operand)) {
    return Object.entries(operand).flatMap(([name, value]) => parseOperator(path, name, value, operand, context));
  }
  return [literal(operand, context)];
}

/** The condition of a value written as it is: equality, or a pattern. */
export function literal(operand: unknown, { collation }: FilterContext): Condition {
  return isRegex(operand) ? value("regex", matchesRegex(operand)) : value("equal", equalTo(operand, collation));
}

function parseOperator(path: string, name: string, operand: unknown, all: Doc, context: FilterContext): Condition[] {
  const { collation } = context;
  switch (name) {
    case "$eq":
      return [value("equal", equalTo(operand, collation))];
    case "$ne":
      if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
      return [not(value("equal", equalTo(operand, collation)))];
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return [value(name, orderedAgainst(name, operand, path, collation))];
    case "$in":
      return [listed(listOf(name, operand), collation)];
    case "$nin":
      return [not(listed(listOf(name, operand), collation))];
    case "$exists":
      return [isTruthyValue(operand) ? value("exists", exists) : not(value("exists", exists))];
    case "$type":
      return [value("type", hasType(operand))];
    case "$size":
      return [{ kind: "array", rank: ranks.size, test: hasSize(operand) }];
    case "$mod":
      return [value("modulo", leavesRemainder(operand))];
    case "$regex":
      return [value("regex", regexTest(all))];
    case "$options":
      regexFromOperators(all);
      return [];
    case "$not":
      return [parseNot(path, operand, context)];
    case "$all":
      return parseAll(path, operand, context);
    case "$elemMatch":
      return [parseElemMatch(path, operand, context)];
    case "$bitsAllSet":
    case "$bitsAllClear":
    case "$bitsAnySet":
    case "$bitsAnyClear":
      return [value("bits", hasBits(name, operand))];
    case "$comment":
      return [];
    default:
      throw unsupportedOperator(name);
  }
}

/**
 * The order in which MongoDB asks the conditions of a query, whatever order they were written in: it decides which of
 * several conditions on arrays is the last to match, and so what the positional operator stands for.
 */
export const ranks = {
  or: 1,
  elementMatches: 2,
  elementHas: 3,
  size: 4,
  equal: 5,
  $lte: 6,
  $lt: 7,
  $gt: 8,
  $gte: 9,
  regex: 10,
  modulo: 11,
  exists: 12,
  listed: 13,
  bits: 14,
  not: 15,
  nor: 16,
  type: 17,
  expression: 18,
} as const;

const value = (rank: keyof typeof ranks, test: ValueTest): Condition => ({ kind: "value", rank: ranks[rank], test });
const not = (...conditions: Condition[]): Condition => ({ kind: "not", rank: ranks.not, conditions });

/** A list of one is an equality to MongoDB. */
function listed(operands: readonly unknown[], collation: Collation | undefined): Condition {
  const isOne = operands.length === 1 && !isRegex(operands[0]);
  return value(isOne ? "equal" : "listed", inList(operands, collation));
}
const exists: ValueTest = (found) => found !== undefined;

function regexTest(operators: Doc): ValueTest {
  const { pattern, options } = regexFromOperators(operators);
  return matchesRegex(bsonRegex(pattern, options));
}

function unsupportedOperator(name: string): Error {
  if (name === "$near" || name === "$nearSphere" || name === "$geoNear") {
    return mongoError(291, "unable to find index for $geoNear query");
  }
  if (name === "$geoWithin" || name === "$geoIntersects" || name === "$within") {
    return notImplemented(`${name} is not supported`);
  }
  return badValue(`unknown operator: ${name}`);
}

function listOf(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  if (operand.some(isOperatorDocument)) throw badValue("cannot nest $ under $in");
  if (operand.includes(undefined)) throw badValue("InMatchExpression equality cannot be undefined");
  return operand;
}

function parseNot(path: string, operand: unknown, context: FilterContext): Condition {
  if (isRegex(operand)) return not(value("regex", matchesRegex(operand)));
  if (!isDocument(operand)) throw badValue("$not needs a regex or a document");
  if (Object.keys(operand).length === 0) throw badValue("$not cannot be empty");
  if (!isOperatorDocument(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return not(...parseConditions(path, operand, context));
}

function parseAll(path: string, operand: unknown, context: FilterContext): Condition[] {
  if (!Array.isArray(operand)) throw badValue("$all needs an array");
  if (operand.length === 0) return [value("equal", () => false)];
  const isElemMatch = isDocument(operand[0]) && Object.keys(operand[0])[0] === "$elemMatch";
  return operand.map((item) => {
    if (isElemMatch) {
      if (!isDocument(item) || Object.keys(item)[0] !== "$elemMatch")
        throw badValue("$all/$elemMatch has to be consistent");
      return parseElemMatch(path, item["$elemMatch"], context);
    }
    if (isOperatorDocument(item)) throw badValue("no $ expressions in $all");
    return literal(item, context);
  });
}

const documentOperators = new Set(["$and", "$or", "$nor", "$where", "$expr"]);

function parseElemMatch(path: string, operand: unknown, context: FilterContext): Condition {
  if (!isDocument(operand)) throw badValue("$elemMatch needs an Object");
  const test = elementTest(path, operand, context);
  const indexOf = (values: readonly unknown[]): number => values.findIndex((element) => test(element));
  const rank = asksValues(operand) ? ranks.elementHas : ranks.elementMatches;
  return { kind: "array", rank, test: (found) => Array.isArray(found) && indexOf(found) >= 0, indexOf };
}

/** Whether an `$elemMatch` has conditions on the elements themselves and not on their fields. */
export function asksValues(operand: Doc): boolean {
  const [first = ""] = Object.keys(operand);
  return isOperatorDocument(operand) && !documentOperators.has(first) && !isReferenceName(first);
}

function elementTest(path: string, operand: Doc, context: FilterContext): ValueTest {
  if (asksValues(operand)) return conditionsTest(parseConditions(path, operand, context));
  const matches = context.compileDocumentTest(operand, context);
  return (element) => {
    if (isDocument(element)) return matches(element);
    // An array inside the array is searched like a document whose fields are the positions.
    return Array.isArray(element) && matches(documentOf(element.map((inner, index) => [String(index), inner])));
  };
}

/** Applies conditions to one value without looking inside it. */
function conditionsTest(conditions: readonly Condition[]): ValueTest {
  const tests = conditions.map((condition): ValueTest => {
    if (condition.kind !== "not") return condition.test;
    const all = conditionsTest(condition.conditions);
    return (found) => !all(found);
  });
  return (found) => tests.every((test) => test(found));
}
