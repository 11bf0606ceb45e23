import { parseCollation } from "../bson/collation.ts";
import { type Doc, getField, isDocument } from "../bson/document.ts";
import { encodeKeyPart } from "../bson/key.ts";
import { ValueMap } from "../bson/value-map.ts";
import { locationError } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { handOverIfLong } from "../plan/length.ts";
import { runPlan, startExecution } from "../plan/run.ts";
import { arrayIndexOf, type Path, parsePath } from "../query/path.ts";
import { requiredText } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionName } from "./namespace.ts";
import { readFindRequest } from "./query.ts";
import { maxDocumentBytes } from "./write-document.ts";

/** `distinct`: the different values of one field, those inside arrays one by one. */
export const distinct: Command = {
  fields: ["key", "query", "collation", "hint"],
  isReport: () => true,
  run(context) {
    const { workspace } = context.engine;
    const collection = context.engine.catalog.find(context.db, collectionName(context));
    const path = parsePath(requiredText(context.body, "key"));
    const { query, filter } = readFindRequest(context, "query");
    if (!collection) return { values: [] };
    const seen = new DistinctValues(query.collation);
    const plan = choosePlan(collection, query);
    handOverIfLong(collection, plan, query);
    const found = runPlan(collection, plan, filter, startExecution(workspace));
    for (const { stored } of found) {
      for (const value of valuesAt(stored.doc, path)) seen.add(value);
    }
    return { values: seen.values };
  },
};

/** What a path leads to: in arrays the fields of all documents, or the position that a number names; arrays at its end are opened. */
function valuesAt(value: unknown, [part, ...rest]: Path): unknown[] {
  if (part === undefined) return Array.isArray(value) ? value : [value];
  const position = Array.isArray(value) ? arrayIndexOf(part) : -1;
  if (Array.isArray(value) && position < 0) {
    return value.filter(isDocument).flatMap((element) => valuesAt(element, [part, ...rest]));
  }
  const inner: unknown = Array.isArray(value) ? value[position] : isDocument(value) ? getField(value, part) : undefined;
  return inner === undefined ? [] : valuesAt(inner, rest);
}

/** Values without those that equal an earlier one; a collation decides which strings are equal. */
class DistinctValues {
  readonly values: unknown[] = [];
  readonly #known: ValueMap<true>;
  #bytes = 0;

  constructor(collation: Doc | undefined) {
    this.#known = new ValueMap(parseCollation(collation));
  }

  /** @throws MongoError 17217 when the values would not fit a reply. */
  add(value: unknown): void {
    if (this.#known.get(value)) return;
    this.#known.add(value, true);
    this.#bytes += encodeKeyPart(value, false).length;
    if (this.#bytes > maxDocumentBytes) throw locationError(17217, "distinct too big, 16mb cap");
    this.values.push(value);
  }
}
