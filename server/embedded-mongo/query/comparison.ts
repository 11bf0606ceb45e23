import { BSONRegExp, Double, MaxKey, MinKey, ObjectId } from "bson";
import type { Collation } from "../bson/collation.ts";
import { compareValues, equalValues, toRegex } from "../bson/compare.ts";
import { toDouble } from "../bson/number.ts";
import { rankOf, typeRank } from "../bson/types.ts";
import { badValue } from "../errors.ts";
import { compileBsonRegex } from "./regex.ts";

/** Decides about one value; `undefined` is a missing field. */
export type ValueTest = (value: unknown) => boolean;

type OrderOperator = "$gt" | "$gte" | "$lt" | "$lte";

const holds: Record<OrderOperator, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** Equality with a literal; null also equals a missing field. */
export function equalTo(operand: unknown, collation?: Collation): ValueTest {
  if (operand === undefined) throw badValue("cannot compare to undefined");
  if (operand === null) return (value) => value === null || value === undefined;
  if (typeof operand === "boolean") return (value) => value === operand;
  if (operand instanceof ObjectId) return (value) => value instanceof ObjectId && operand.equals(value);
  if (operand instanceof Date) {
    const moment = operand.getTime();
    return (value) => value instanceof Date && value.getTime() === moment;
  }
  if (typeof operand === "string" && collation === undefined) {
    return (value) => value === operand || (typeof value === "object" && equalValues(value, operand));
  }
  return (value) => equalValues(value, operand, collation);
}

/** Order within the operand's own type; MinKey and MaxKey are compared with every type. */
export function orderedAgainst(
  operator: OrderOperator,
  operand: unknown,
  path: string,
  collation?: Collation,
): ValueTest {
  if (operand === undefined) throw badValue("cannot compare to undefined");
  if (isRegex(operand)) throw badValue(`Can't have RegEx as arg to predicate over field '${path}'.`);
  const accepts = holds[operator];
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => accepts(compareValues(value, operand));
  }
  if (operand instanceof Double && Number.isNaN(operand.value)) return nanTest(operator);
  if (operand instanceof Date) {
    const moment = operand.getTime();
    return (value) => value instanceof Date && accepts(value.getTime() - moment);
  }
  const rank = rankOf(operand);
  return (value) => {
    if (rankOf(value) !== rank) return false;
    // NaN orders below all numbers but is neither less nor greater than any.
    if (rank === typeRank.number && isNaNValue(value)) return false;
    return accepts(compareValues(value, operand, collation));
  };
}

function nanTest(operator: OrderOperator): ValueTest {
  return operator === "$gte" || operator === "$lte" ? isNaNValue : () => false;
}

function isNaNValue(value: unknown): boolean {
  if (value instanceof Double) return Number.isNaN(value.value);
  return rankOf(value) === typeRank.number && Number.isNaN(toDouble(value as Double));
}

export function isRegex(value: unknown): value is BSONRegExp | RegExp {
  return value instanceof BSONRegExp || value instanceof RegExp;
}

/** A pattern: strings that it matches, and the same pattern stored as a value. */
export function matchesRegex(operand: BSONRegExp | RegExp): ValueTest {
  const stored = toRegex(operand);
  const regex = compileBsonRegex(stored);
  return (value) =>
    typeof value === "string"
      ? regex.test(value)
      : typeof value === "object" && (isRegex(value) || rankOf(value) === typeRank.string) && matchesObject(value);

  function matchesObject(value: object | null): boolean {
    return isRegex(value) ? equalValues(value, stored) : regex.test(String(value));
  }
}

/** Equality with any of the list; patterns in it match as patterns. */
export function inList(operands: readonly unknown[], collation?: Collation): ValueTest {
  const patterns = operands.filter(isRegex).map(matchesRegex);
  const literals = operands.filter((operand) => !isRegex(operand));
  const hasNull = literals.includes(null);
  const texts = new Set(collation === undefined ? literals.filter((operand) => typeof operand === "string") : []);
  const sorted = literals
    .filter((operand) => operand !== null && !(typeof operand === "string" && texts.has(operand)))
    .sort((a, b) => compareValues(a, b, collation));
  return (value) => {
    if (value === null || value === undefined) return hasNull;
    if (typeof value === "string" && texts.has(value)) return true;
    return includesSorted(sorted, value, collation) || patterns.some((matches) => matches(value));
  };
}

function includesSorted(sorted: readonly unknown[], value: unknown, collation?: Collation): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareValues(sorted[middle], value, collation);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
