import { Long } from "bson";
import { type Doc, isDocument } from "../bson/document.ts";
import { isLong, isNumeric, toDouble } from "../bson/number.ts";
import { typeOf } from "../bson/types.ts";
import { failedToParse, locationError, MongoError, typeMismatch } from "../errors.ts";

// Readers for the fields of a command. Absent and null mean "not given"; a wrong type is refused as MongoDB refuses it.

const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;

function wrongType(name: string, value: unknown, expected: string): MongoError {
  return typeMismatch(`BSON field '${name}' is the wrong type '${typeOf(value).name}', expected type '${expected}'`);
}

export function optionalDoc(body: Doc, name: string): Doc | undefined {
  const value = body[name];
  if (isMissing(value)) return undefined;
  if (!isDocument(value)) throw wrongType(name, value, "object");
  return value;
}

export function requiredDoc(body: Doc, name: string): Doc {
  return optionalDoc(body, name) ?? missing(name);
}

export function optionalText(body: Doc, name: string): string | undefined {
  const value = body[name];
  if (isMissing(value)) return undefined;
  if (typeof value !== "string") throw wrongType(name, value, "string");
  return value;
}

export function requiredText(body: Doc, name: string): string {
  return optionalText(body, name) ?? missing(name);
}

/** A boolean; numbers count as in JavaScript, as older drivers send them. */
export function flag(body: Doc, name: string, fallback = false): boolean {
  const value = body[name];
  if (isMissing(value)) return fallback;
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  throw wrongType(name, value, "bool");
}

/** A whole number that is not negative. */
export function optionalCount(body: Doc, name: string): number | undefined {
  const count = optionalNumber(body, name);
  if (count === undefined) return undefined;
  if (count < 0)
    throw new MongoError(51024, "Location51024", `BSON field '${name}' value must be >= 0, actual value '${count}'`);
  return Math.trunc(count);
}

export function optionalNumber(body: Doc, name: string): number | undefined {
  const value = body[name];
  if (isMissing(value)) return undefined;
  if (!isNumeric(value)) throw wrongType(name, value, "long");
  return toDouble(value);
}

export function optionalArray(body: Doc, name: string): unknown[] | undefined {
  const value = body[name];
  if (isMissing(value)) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, value, "array");
  return value;
}

export function requiredArray(body: Doc, name: string): unknown[] {
  return optionalArray(body, name) ?? missing(name);
}

/** An array of documents. */
export function optionalDocs(body: Doc, name: string): Doc[] | undefined {
  return optionalArray(body, name)?.map((item, position) => {
    if (!isDocument(item)) throw wrongType(`${name}.${position}`, item, "object");
    return item;
  });
}

/** A hint: an index's name or key pattern. An empty one hints at nothing. */
export function readHint(body: Doc): string | Doc | undefined {
  const { hint } = body;
  if (isMissing(hint)) return undefined;
  if (typeof hint === "string") return hint;
  if (!isDocument(hint)) throw failedToParse("Hint must be a string or an object");
  return Object.keys(hint).length > 0 ? hint : undefined;
}

export function requiredLong(body: Doc, name: string): Long {
  const value = body[name];
  if (isMissing(value)) return missing(name);
  return toLong(value) ?? throwWrongLong(name, value);
}

function throwWrongLong(name: string, value: unknown): never {
  throw wrongType(name, value, "long");
}

/** A whole number as 64 bits; undefined for anything else. */
export function toLong(value: unknown): Long | undefined {
  if (isLong(value)) return value;
  if (!isNumeric(value)) return undefined;
  const double = toDouble(value);
  return Number.isSafeInteger(double) ? Long.fromNumber(double) : undefined;
}

function missing(name: string): never {
  throw locationError(40414, `BSON field '${name}' is missing but a required field`);
}
