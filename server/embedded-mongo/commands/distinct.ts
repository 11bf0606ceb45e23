import { type Collation, parseCollation } from "../bson/collation.ts";
import { equalValues } from "../bson/compare.ts";
import type { Doc } from "../bson/document.ts";
import { encodeKeyPart } from "../bson/key.ts";
import { emptyArrayKey } from "../bson/types.ts";
import { locationError } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { runPlan, startExecution } from "../plan/run.ts";
import { keyValues } from "../query/key-values.ts";
import { parsePath } from "../query/path.ts";
import { requiredText } from "./arguments.ts";
import type { Command } from "./command.ts";
import { maxBatchBytes } from "./cursor-reply.ts";
import { collectionName } from "./namespace.ts";
import { readFindRequest } from "./query.ts";

/** `distinct`: the different values of one field, those inside arrays one by one. */
export const distinct: Command = {
  isStable: true,
  fields: ["key", "query", "collation", "hint"],
  run(context) {
    const collection = context.engine.catalog.find(context.db, collectionName(context));
    const path = parsePath(requiredText(context.body, "key"));
    const { query, filter } = readFindRequest(context, "query");
    if (!collection) return { values: [] };
    const seen = new DistinctValues(query.collation);
    const found = runPlan(collection, choosePlan(collection, query), filter, startExecution(context.deadline));
    for (const { stored } of found) {
      for (const [value] of keyValues(stored.doc, [path]).rows) {
        if (value !== undefined && value !== emptyArrayKey) seen.add(value);
      }
    }
    return { values: seen.values };
  },
};

/** Values without those that equal an earlier one; a collation decides which strings are equal. */
class DistinctValues {
  readonly values: unknown[] = [];
  readonly #keys = new Set<string>();
  readonly #collation: Collation | undefined;
  #bytes = 0;

  constructor(collation: Doc | undefined) {
    this.#collation = parseCollation(collation);
  }

  /** @throws MongoError 17217 when the values would not fit a reply. */
  add(value: unknown): void {
    const key = Buffer.from(encodeKeyPart(value, false)).toString("latin1");
    const collation = this.#collation;
    if (this.#keys.has(key) || (collation && this.values.some((other) => equalValues(other, value, collation)))) return;
    this.#keys.add(key);
    this.#bytes += key.length;
    if (this.#bytes > maxBatchBytes) throw locationError(17217, "distinct too big, 16mb cap");
    this.values.push(value);
  }
}
