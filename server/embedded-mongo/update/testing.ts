import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { type AppliedUpdate, compileUpdate } from "./update.ts";

/** A document as it comes off the wire, with every number in its BSON type. */
export const stored = (doc: Doc): Doc => decode(encode(doc));
/** What the clock says in tests. */
export const now = new Date("2026-01-02T03:04:05.678Z");

export interface Options {
  filter?: Doc;
  arrayFilters?: Doc[];
  isInsert?: boolean;
  collation?: Doc;
}

/** Compiles and applies an update as the engine does. */
export function apply(doc: Doc, update: Doc | Doc[], options: Options = {}): AppliedUpdate {
  const filterDoc = stored(options.filter ?? {});
  const compiled = compileUpdate(Array.isArray(update) ? update.map(stored) : stored(update), {
    filter: compileFilter(filterDoc, options.collation),
    filterDoc,
    now: () => now,
    ...(options.arrayFilters ? { arrayFilters: options.arrayFilters.map(stored) } : {}),
    ...(options.collation ? { collation: options.collation } : {}),
  });
  return compiled.apply(stored(doc), options.isInsert ?? false);
}

/** The code an update is refused with, at once or on the document; null when it is not refused. */
export function codeOf(doc: Doc, update: Doc | Doc[], options: Options = {}): number | null {
  try {
    apply(doc, update, options);
    return null;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}
