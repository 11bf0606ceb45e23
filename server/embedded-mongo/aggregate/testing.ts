import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileExpression } from "./expression.ts";

/** What `$$NOW` is in tests. */
export const now = new Date("2026-01-02T03:04:05.678Z");

/** A document as it comes off the wire, with every number in its BSON type. */
export const stored = (doc: Doc): Doc => decode(encode(doc));

/** The document that expressions are tried on. */
const sample: Doc = {
  n: 5,
  s: "text",
  nil: null,
  list: [3, 1, 2],
  docs: [{ x: 1 }, { x: 2 }, { y: 3 }, 4],
  deep: { a: { b: 7 } },
  at: new Date("2024-02-29T13:45:06.789Z"),
};

/** An expression and the value it must have for the sample. */
export type ExpressionCase = [expression: unknown, result: unknown];

export function evaluate(expression: unknown, doc: Doc = sample): unknown {
  const { wrapped } = stored({ wrapped: expression });
  return compileExpression(wrapped)(stored(doc), { NOW: now });
}

/** The value's bytes, so that types and the order of fields count; a missing value is told from null. */
export function bytesOf(value: unknown): Uint8Array | string {
  return value === undefined ? "missing" : encode({ value });
}

/** The code an expression is refused with, at once or for the sample; null when it is not refused. */
export function refusalOf(expression: unknown): number | null {
  try {
    evaluate(expression);
    return null;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}
