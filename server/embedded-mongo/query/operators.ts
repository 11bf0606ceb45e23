import { MaxKey, MinKey } from "bson";
import type { Variables } from "../aggregate/evaluate.ts";
import type { Collation } from "../bson/collation.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { badValue, mongoError, notImplemented } from "../errors.ts";
import { equalTo, inList, isRegex, matchesRegex, orderedAgainst, type ValueTest } from "./comparison.ts";
import { bsonRegex } from "./regex.ts";
import { hasBits, hasSize, hasType, leavesRemainder, regexFromOperators } from "./value-operators.ts";

/** One condition on a path, not yet bound to it. */
export type Condition =
  | { kind: "value"; test: ValueTest }
  /** Looks at an array itself and never at its elements; `indexOf` tells which element matched. */
  | { kind: "array"; test: ValueTest; indexOf?: (values: readonly unknown[]) => number }
  | { kind: "not"; conditions: Condition[] };

export interface FilterContext {
  collation: Collation | undefined;
  /** What `$expr` may use at the moment. */
  vars: Variables;
  /** False inside `$elemMatch`, where conditions on the whole document have no meaning. */
  isTopLevel: boolean;
  /** Compiles a whole filter; handed in because filters contain conditions and conditions filters. */
  compileDocumentTest(filter: Doc): (doc: Doc) => boolean;
}

/** True for `{ $gt: 1 }`, false for literals, `{}` and references such as `{ $ref, $id }`. */
export function isOperatorDocument(value: unknown): value is Doc {
  if (!isDocument(value)) return false;
  const [first] = Object.keys(value);
  return first !== undefined && first.startsWith("$") && first !== "$ref" && first !== "$id" && first !== "$db";
}

/** The conditions of `{ path: operand }`, all of which must hold. */
export function parseConditions(path: string, operand: unknown, context: FilterContext): Condition[] {
  if (isOperatorDocument(operand)) {
    return Object.entries(operand).flatMap(([name, value]) => parseOperator(path, name, value, operand, context));
  }
  return [{ kind: "value", test: isRegex(operand) ? matchesRegex(operand) : equalTo(operand, context.collation) }];
}

function parseOperator(path: string, name: string, operand: unknown, all: Doc, context: FilterContext): Condition[] {
  const { collation } = context;
  switch (name) {
    case "$eq":
      return [value(equalTo(operand, collation))];
    case "$ne":
      if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
      return [not(value(equalTo(operand, collation)))];
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return [value(orderedAgainst(name, operand, path, collation))];
    case "$in":
      return [value(inList(listOf(name, operand), collation))];
    case "$nin":
      return [not(value(inList(listOf(name, operand), collation)))];
    case "$exists":
      return [isTruthy(operand) ? value(exists) : not(value(exists))];
    case "$type":
      return [value(hasType(operand))];
    case "$size":
      return [{ kind: "array", test: hasSize(operand) }];
    case "$mod":
      return [value(leavesRemainder(operand))];
    case "$regex":
      return [value(regexTest(all))];
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
      return [value(hasBits(name, operand))];
    case "$comment":
      return [];
    default:
      throw unsupportedOperator(name);
  }
}

const value = (test: ValueTest): Condition => ({ kind: "value", test });
const not = (...conditions: Condition[]): Condition => ({ kind: "not", conditions });
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
  if (isRegex(operand)) return not(value(matchesRegex(operand)));
  if (!isDocument(operand)) throw badValue("$not needs a regex or a document");
  if (Object.keys(operand).length === 0) throw badValue("$not cannot be empty");
  if (!isOperatorDocument(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return not(...parseConditions(path, operand, context));
}

function parseAll(path: string, operand: unknown, context: FilterContext): Condition[] {
  if (!Array.isArray(operand)) throw badValue("$all needs an array");
  if (operand.length === 0) return [value(() => false)];
  const isElemMatch = isDocument(operand[0]) && Object.keys(operand[0])[0] === "$elemMatch";
  return operand.map((item) => {
    if (isElemMatch) {
      if (!isDocument(item) || Object.keys(item)[0] !== "$elemMatch")
        throw badValue("$all/$elemMatch has to be consistent");
      return parseElemMatch(path, item["$elemMatch"], context);
    }
    if (isOperatorDocument(item)) throw badValue("no $ expressions in $all");
    return value(isRegex(item) ? matchesRegex(item) : equalTo(item, context.collation));
  });
}

const documentOperators = new Set(["$and", "$or", "$nor", "$where", "$expr"]);

function parseElemMatch(path: string, operand: unknown, context: FilterContext): Condition {
  if (!isDocument(operand)) throw badValue("$elemMatch needs an Object");
  const test = elementTest(path, operand, context);
  const indexOf = (values: readonly unknown[]): number => values.findIndex((element) => test(element));
  return { kind: "array", test: (found) => Array.isArray(found) && indexOf(found) >= 0, indexOf };
}

function elementTest(path: string, operand: Doc, context: FilterContext): ValueTest {
  const [first = ""] = Object.keys(operand);
  if (isOperatorDocument(operand) && !documentOperators.has(first)) {
    return conditionsTest(parseConditions(path, operand, context));
  }
  const matches = context.compileDocumentTest(operand);
  return (element) => {
    if (isDocument(element)) return matches(element);
    // An array inside the array is searched like a document whose fields are the positions.
    return Array.isArray(element) && matches({ ...element });
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

function isTruthy(operand: unknown): boolean {
  if (operand === null || operand === undefined || operand === false) return false;
  if (operand instanceof MinKey || operand instanceof MaxKey) return true;
  return typeof operand === "string" || Number(operand) !== 0;
}
