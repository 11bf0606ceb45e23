import { EJSON } from "bson";
import { type Doc, documentOf, fieldEntries, isDocument } from "../bson/document.ts";

/** Canonical Extended JSON of a document, its fields in its order. */
export function toExtendedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toExtendedJson).join(",")}]`;
  if (!isDocument(value)) return EJSON.stringify(value, { relaxed: false });
  return `{${fieldEntries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${toExtendedJson(inner)}`)
    .join(",")}}`;
}

const wrappers = new Set(
  ["oid", "symbol", "numberInt", "numberLong", "numberDouble", "numberDecimal", "binary", "uuid", "code", "timestamp"]
    .concat(["regularExpression", "dbPointer", "date", "minKey", "maxKey", "undefined"])
    .map((name) => `$${name}`),
);
const stringsAndNames = /"(?:[^"\\]|\\.)*"\s*:?/g;

/**
 * Reads one document of Extended JSON, canonical or relaxed, its fields in its order.
 * @throws SyntaxError for what is no JSON, and what EJSON throws for what is no Extended JSON.
 */
export function fromExtendedJson(text: string): Doc {
  // Names that begin with a digit stand behind a null byte in memory, or JavaScript would move them to the front.
  const marked = text.replaceAll(stringsAndNames, (part) =>
    /^"\d.*:$/s.test(part) ? `"\\u0000${part.slice(1)}` : part,
  );
  const value = unwrapped(JSON.parse(marked));
  if (!isDocument(value)) throw new SyntaxError("it is no document");
  return value;
}

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  const isWrapper = isDocument(value) && wrappers.has(Object.keys(value)[0] ?? "");
  if (!isDocument(value) || isWrapper) return leaf(value);
  return documentOf(fieldEntries(value).map(([name, inner]) => [name, unwrapped(inner)] as const));
}

/** A value of one of BSON's own types, or one that JSON has as well. */
function leaf(value: unknown): unknown {
  const { value: read } = EJSON.parse(JSON.stringify({ value }), { relaxed: false });
  return read;
}
