import { ObjectId } from "bson";
import { type Doc, decode, encodeStored, isDocument } from "../bson/document.ts";
import { failedToParse, locationError } from "../errors.ts";
import { Held } from "../spill/held.ts";
import { idIndexName } from "../store/index-spec.ts";
import { flag } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { checkCollectionName, checkDatabaseName, checkWritable } from "./namespace.ts";
import { insertDocument } from "./write-document.ts";

interface Target {
  db: string;
  name: string;
}

/** Where `$out` and `$merge` write to: a collection, of this database unless it names another. */
export function readTarget(spec: unknown, stage: string, ownDb: string): Target {
  const { db, coll } = typeof spec === "string" ? { db: ownDb, coll: spec } : isDocument(spec) ? spec : {};
  const target = { db: db ?? ownDb, name: coll };
  if (typeof target.db !== "string" || typeof target.name !== "string") {
    throw failedToParse(`${stage} needs the name of a collection, or { db, coll }`);
  }
  checkDatabaseName(target.db);
  checkCollectionName(target.db, target.name);
  checkWritable(target.name);
  return { db: target.db, name: target.name };
}

/**
 * `$out`: replaces a collection by the results, keeping its indexes. The old one stands until all are written.
 * @throws MongoError and leaves everything as it was when a result cannot be stored.
 */
export function runOut(context: CommandContext, spec: unknown, docs: Iterable<Doc>): void {
  const { db, name } = readTarget(spec, "$out", context.db);
  if (isDocument(spec) && spec["timeseries"] !== undefined) {
    throw locationError(7268700, "$out to time-series collections is not supported by this server");
  }
  // The input may be read from the very collection that is replaced.
  const results = new Held(context.engine.workspace);
  try {
    for (const doc of docs) results.add(encodeStored(withId(doc)));
    replaceBy(context, { db, name }, results);
  } finally {
    results.close();
  }
}

function replaceBy(context: CommandContext, { db, name }: Target, results: Held): void {
  const { catalog } = context.engine;
  const old = catalog.find(db, name);
  const fresh = catalog.create(db, `tmp.agg_out.${new ObjectId().toHexString()}`, old?.options ?? {});
  try {
    for (const index of old?.indexes ?? []) if (index.name !== idIndexName) catalog.addIndex(fresh, index.spec);
    const bypasses = flag(context.body, "bypassDocumentValidation");
    for (const bytes of results.read()) insertDocument(fresh, Buffer.from(bytes), decode(bytes), bypasses);
  } catch (error) {
    catalog.drop(fresh);
    throw error;
  }
  if (old) catalog.drop(old);
  catalog.rename(fresh, db, name);
}

/** The document with its `_id` first, and one made for it if it has none. */
export function withId(doc: Doc): Doc {
  const { _id: id = new ObjectId(), ...rest } = doc;
  return { _id: id, ...rest };
}
