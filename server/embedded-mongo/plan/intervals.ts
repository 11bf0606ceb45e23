import { MaxKey, MinKey } from "bson";
import { encodeKeyPart } from "../bson/key.ts";
import { isNumeric } from "../bson/number.ts";
import { rankOf, typeRank } from "../bson/types.ts";
import type { Predicate } from "../query/conjuncts.ts";
import { after, type KeyRange } from "../store/key-range.ts";

/** One end of an interval; without a value it is the end of the values of that type. */
export interface End {
  rank: number;
  value?: unknown;
  isIncluded: boolean;
}

/** Part of one field's values, as bytes of its ascending key: `from` included, `to` excluded. */
export interface Interval extends KeyRange {
  isPoint: boolean;
  low: End;
  high: End;
}

/** The values of one field that a filter allows. */
export interface FieldBounds {
  intervals: Interval[];
  /** True when every value inside the intervals satisfies the predicates, so that nothing is left to check. */
  isExact: boolean;
}

const highestCharacter = "\u{10FFFF}";
const negativeInfinity = Buffer.from(encodeKeyPart(Number.NEGATIVE_INFINITY, false));
/** Types whose order inside an index is all there is to a comparison with `$gt` and its kin. */
const orderedRanks: ReadonlySet<number> = new Set([
  typeRank.number,
  typeRank.string,
  typeRank.objectId,
  typeRank.boolean,
  typeRank.date,
]);

/**
 * Turns the predicates on one field into intervals; null when they bound nothing.
 * @param isMultikey with arrays about, two bounds may be met by two different elements: only one of them is used.
 */
export function fieldBounds(predicates: readonly Predicate[], isMultikey: boolean): FieldBounds | null {
  const bounds = predicates.map(predicateBounds).filter((bound) => bound !== null);
  const [first] = bounds.length > 1 ? bounds.toSorted((a, b) => width(a) - width(b)) : bounds;
  if (!first) return null;
  if (isMultikey) return { intervals: first.intervals, isExact: false };
  const intervals = bounds.reduce(
    (kept, bound) => (bound === first ? kept : intersect(kept, bound.intervals)),
    first.intervals,
  );
  return { intervals, isExact: bounds.length === predicates.length && bounds.every((bound) => bound.isExact) };
}

/** Whether the bounds are single values only. */
export function isPoints({ intervals }: FieldBounds): boolean {
  return intervals.every(({ isPoint }) => isPoint);
}

/** Fewest points first, then ranges. */
const width = (bounds: FieldBounds) => (isPoints(bounds) ? bounds.intervals.length : Number.MAX_SAFE_INTEGER);

function predicateBounds({ op, value }: Predicate): FieldBounds | null {
  switch (op) {
    case "eq":
      return pointsOf([value]);
    case "in":
      return Array.isArray(value) ? pointsOf(value) : null;
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return comparison(op, value);
    case "prefix":
      return typeof value === "string" ? { intervals: [prefixInterval(value)], isExact: false } : null;
    default:
      return null;
  }
}

function pointsOf(values: readonly unknown[]): FieldBounds | null {
  // An array equals a whole field as well as an element: one point does not hold both.
  if (values.some((value) => Array.isArray(value) || rankOf(value) === typeRank.regex)) return null;
  const points = values.map((value): Interval => {
    const key = Buffer.from(encodeKeyPart(value, false));
    const end = { rank: rankOf(value), value, isIncluded: true };
    return { from: key, to: after(key), isPoint: true, low: end, high: end };
  });
  const sorted = points.length > 1 ? points.toSorted((a, b) => Buffer.compare(a.from, b.from)) : points;
  const intervals = sorted.filter(({ from }, at) => !sorted[at - 1]?.from.equals(from));
  return { intervals, isExact: values.every((value) => orderedRanks.has(rankOf(value))) };
}

function comparison(op: "gt" | "gte" | "lt" | "lte", value: unknown): FieldBounds | null {
  const rank = rankOf(value);
  const isUnordered = rank === typeRank.null || rank === typeRank.array || rank === typeRank.regex;
  if (isUnordered || value instanceof MinKey || value instanceof MaxKey) return null;
  const key = Buffer.from(encodeKeyPart(value, false));
  // A comparison stays within its type: the type byte is the bracket, and NaN compares with nothing.
  const bracket = key.subarray(0, 1);
  const lowest = isNumeric(value) ? negativeInfinity : bracket;
  const isNan = isNumeric(value) && Buffer.compare(key, lowest) < 0;
  if (isNan) return null;
  const end = { rank, value, isIncluded: op === "gte" || op === "lte" };
  const open = { rank, isIncluded: true };
  const isLower = op === "gt" || op === "gte";
  const from = op === "gt" ? after(key) : op === "gte" ? key : lowest;
  const to = op === "lt" ? key : op === "lte" ? after(key) : after(bracket);
  const interval = { from, to, isPoint: false, low: isLower ? end : open, high: isLower ? open : end };
  return { intervals: Buffer.compare(from, to) < 0 ? [interval] : [], isExact: orderedRanks.has(rank) };
}

/** All strings that start with `prefix`: the bytes that the keys of the first and the last of them share. */
function prefixInterval(prefix: string): Interval {
  const low = Buffer.from(encodeKeyPart(`${prefix}\u0001`, false));
  const high = Buffer.from(encodeKeyPart(`${prefix}${highestCharacter}`, false));
  let shared = 0;
  while (shared < low.length && low[shared] === high[shared]) shared += 1;
  const common = low.subarray(0, shared);
  return {
    from: common,
    to: after(common),
    isPoint: false,
    low: { rank: typeRank.string, value: prefix, isIncluded: true },
    high: { rank: typeRank.string, value: prefix + highestCharacter, isIncluded: true },
  };
}

function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const lower = Buffer.compare(x.from, y.from) > 0 ? x : y;
      const upper = Buffer.compare(x.to, y.to) < 0 ? x : y;
      if (Buffer.compare(lower.from, upper.to) >= 0) continue;
      const isPoint = x.isPoint || y.isPoint;
      common.push({ from: lower.from, to: upper.to, isPoint, low: lower.low, high: upper.high });
    }
  }
  return common;
}

/** The same interval in the bytes of a descending field, where every byte is inverted. */
export function inverted({ from, to, isPoint, low, high }: Interval): Interval {
  const end = invertBytes(from);
  const start = isPoint ? end : after(invertBytes(to));
  return { from: start, to: after(end), isPoint, low: high, high: low };
}

function invertBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}
