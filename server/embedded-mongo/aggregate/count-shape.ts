import { Int32, Long } from "bson";
import { type Doc, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";

/** A pipeline that only counts: how many to leave out, how many at most, and the answer for a count. */
export interface CountShape {
  skip: number;
  limit: number | null;
  result(count: number): Doc[];
}

/** Recognizes `[$skip?, $limit?, $group {_id: constant, n: {$sum: 1}}]`, what drivers send to count documents. */
export function countShape(stages: readonly { name: string; spec: unknown }[]): CountShape | null {
  let rest = stages;
  let skip = 0;
  let limit: number | null = null;
  if (rest[0]?.name === "$skip") {
    skip = toWholeNumber(rest[0].spec) ?? 0;
    rest = rest.slice(1);
  }
  if (rest[0]?.name === "$limit") {
    limit = toWholeNumber(rest[0].spec);
    rest = rest.slice(1);
  }
  const [group, ...others] = rest;
  if (group?.name !== "$group" || others.length > 0 || !isDocument(group.spec)) return null;
  const { _id: id, ...fields } = group.spec;
  const [field, ...more] = Object.entries(fields);
  if (field === undefined || more.length > 0 || !isConstant(id) || !isSumOfOne(field[1])) return null;
  const [name] = field;
  return { skip, limit, result: (count) => (count === 0 ? [] : [{ _id: id, [name]: countValue(count) }]) };
}

function isConstant(id: unknown): boolean {
  return id === null || toWholeNumber(id) !== null;
}

function isSumOfOne(value: unknown): boolean {
  return (
    isDocument(value) && Object.keys(value).length === 1 && value["$sum"] instanceof Int32 && value["$sum"].value === 1
  );
}

/** A count as MongoDB stores one: Int32 while it fits. */
export function countValue(count: number): Int32 | Long {
  return count < 2 ** 31 ? new Int32(count) : Long.fromNumber(count);
}
