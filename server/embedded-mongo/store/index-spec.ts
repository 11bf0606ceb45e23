import { equalValues } from "../bson/compare.ts";
import { type Doc, fieldEntries, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble, toWholeNumber } from "../bson/number.ts";
import { badValue, MongoError, typeMismatch } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { parsePath } from "../query/path.ts";
import { isReferenceName } from "../query/reference.ts";

/** One field of an index. */
export interface IndexField {
  path: string;
  direction: 1 | -1;
}

export const idIndexName = "_id_";

const cannotCreate = (message: string) => new MongoError(67, "CannotCreateIndex", message);
const invalidSpec = (message: string) => new MongoError(197, "InvalidIndexSpecificationOption", message);

const knownOptions = new Set([
  "key",
  "name",
  "v",
  "ns",
  "unique",
  "sparse",
  "partialFilterExpression",
  "expireAfterSeconds",
  "hidden",
  "background",
  "collation",
]);

/** MongoDB keeps 2147483647 as the longest life of a TTL index. */
const maxExpireSeconds = 2_147_483_647;

/** The fields of a key pattern. @throws MongoError 67 for an index of a kind that is not offered. */
export function indexFields(key: Doc): IndexField[] {
  const fields = fieldEntries(key).map(([path, direction]): IndexField => {
    if (path === "") throw cannotCreate("Index keys cannot be an empty field.");
    if (path === "$**" || path.endsWith(".$**"))
      throw cannotCreate("Wildcard indexes are not supported by this server");
    const parts = parsePath(path);
    if (parts.includes("")) throw cannotCreate("Index keys cannot contain an empty field.");
    if (parts.some((part, at) => part.startsWith("$") && !(at > 0 && isReferenceName(part)))) {
      throw cannotCreate(`Index key contains an illegal field name: field name starts with '$' in '${path}'.`);
    }
    if (typeof direction === "string")
      throw cannotCreate(`Indexes of type '${direction}' are not supported by this server`);
    const number = isNumeric(direction) ? toDouble(direction) : Number.NaN;
    if (Number.isNaN(number) || number === 0) {
      throw cannotCreate(`Values in v:2 index key pattern must be numbers other than 0 or strings. Field: ${path}`);
    }
    return { path, direction: number > 0 ? 1 : -1 };
  });
  if (fields.length === 0) throw cannotCreate("Index keys cannot be empty.");
  if (fields.length > 32) throw cannotCreate("too many fields in compound index (max: 32)");
  return fields;
}

/**
 * Checks one entry of `createIndexes` and returns it as it is kept and listed.
 * @throws MongoError for anything that this server could not honour.
 */
export function normalizeIndexSpec(spec: Doc): Doc {
  for (const option of Object.keys(spec)) {
    if (!knownOptions.has(option)) {
      throw invalidSpec(`The field '${option}' is not valid for an index specification on this server`);
    }
  }
  const { key, name } = spec;
  if (!isDocument(key)) throw new MongoError(9, "FailedToParse", "The 'key' field of an index must be an object");
  if (typeof name !== "string" || name === "") {
    throw new MongoError(9, "FailedToParse", "The 'name' field is a required property of an index specification");
  }
  const fields = indexFields(key);
  const isId = fields.length === 1 && fields[0]?.path === "_id";
  refuseCollation(spec["collation"]);
  const normal: Doc = { v: 2, key, name: isId ? idIndexName : name };
  for (const option of ["unique", "sparse", "hidden"] as const) {
    if (readFlag(spec, option)) normal[option] = true;
  }
  if (isId) return idSpec(normal, spec);
  if (name === idIndexName) throw badValue(`The index name '_id_' is reserved for the _id index`);
  if (spec["partialFilterExpression"] !== undefined) normal["partialFilterExpression"] = readPartialFilter(spec);
  if (spec["expireAfterSeconds"] !== undefined) {
    if (fields.length > 1)
      throw cannotCreate("TTL indexes are single-field indexes, compound indexes do not support TTL");
    normal["expireAfterSeconds"] = readExpiry(spec["expireAfterSeconds"]);
  }
  return normal;
}

function idSpec(normal: Doc, spec: Doc): Doc {
  for (const option of ["sparse", "hidden", "partialFilterExpression", "expireAfterSeconds"]) {
    if (spec[option] !== undefined && spec[option] !== false) {
      throw invalidSpec(`The field '${option}' is not valid for an _id index specification`);
    }
  }
  return { v: 2, key: normal["key"], name: idIndexName };
}

function readFlag(spec: Doc, option: string): boolean {
  const value = spec[option];
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  throw typeMismatch(`The field '${option}' has value ${String(value)}, which is not convertible to bool`);
}

function readPartialFilter(spec: Doc): Doc {
  const filter = spec["partialFilterExpression"];
  if (!isDocument(filter)) throw typeMismatch("'partialFilterExpression' for an index has to be a document");
  if (readFlag(spec, "sparse")) throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options");
  compileFilter(filter);
  return filter;
}

/** Seconds after the date in the field. @throws MongoError 67 for what is no number or out of range. */
export function readExpiry(value: unknown): unknown {
  const seconds = isNumeric(value) ? toDouble(value) : Number.NaN;
  if (!(seconds >= 0 && seconds <= maxExpireSeconds)) {
    throw cannotCreate(`TTL index 'expireAfterSeconds' must be a number between 0 and ${maxExpireSeconds}`);
  }
  return value;
}

function refuseCollation(collation: unknown): void {
  if (collation === undefined) return;
  if (!isDocument(collation)) throw typeMismatch("The index 'collation' must be an object");
  if (collation["locale"] !== "simple") throw cannotCreate("Indexes with a collation are not supported by this server");
}

const identityOptions = ["unique", "sparse", "partialFilterExpression"] as const;

/** Whether two specs describe the same index but for its name. */
export function isSameIndex(a: Doc, b: Doc): boolean {
  return isEquivalentIndex(a, b) && sameExpiry(a, b);
}

/** Whether two specs index the same fields of the same documents; of such MongoDB has one at most. */
export function isEquivalentIndex(a: Doc, b: Doc): boolean {
  return (
    equalValues(a["key"], b["key"]) &&
    identityOptions.every((option) => equalValues(a[option] ?? null, b[option] ?? null))
  );
}

function sameExpiry(a: Doc, b: Doc): boolean {
  return toWholeNumber(a["expireAfterSeconds"] ?? -1) === toWholeNumber(b["expireAfterSeconds"] ?? -1);
}
