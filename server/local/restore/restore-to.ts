import type { mongo } from "mongoose";
import { type Doc, decode, fieldEntries, isDocument } from "#server/embedded-mongo/bson/document.ts";
import { documentsIn } from "#server/embedded-mongo/dump/bson-file.ts";
import { type DumpedCollection, readDump } from "#server/embedded-mongo/dump/read-dump.ts";
import { UnusableDump } from "#server/embedded-mongo/dump/unusable-dump.ts";

/** Both are limits of MongoDB's for one message, with room for the rest of it. */
const batchDocuments = 1_000;
const batchBytes = 8 * 1024 * 1024;
const ID_INDEX = "_id_";

export interface RestoreOptions {
  /** Replaces collections that hold documents; without it they are a reason to do nothing. */
  readonly drops: boolean;
  /** Where the one database of a dump goes; null leaves every database its name. */
  readonly database: string | null;
  readonly say: (line: string) => void;
}

/**
 * Restores a dump by MongoDB's own driver, into any server that speaks its protocol. Every file is read to its end and every
 * collection looked at before anything is changed; then one collection follows the other, and `say` tells of each once it is whole.
 * @throws UnusableDump, or what the server says, beginning with what was not restored.
 */
export async function restoreTo(client: mongo.MongoClient, folder: string, options: RestoreOptions): Promise<void> {
  const { drops, say } = options;
  const dump = readDump(folder);
  const collections = named(folder, dump.collections, options.database);
  for (const line of dump.leftOut) say(`Left out: ${line}.`);
  for (const { file } of collections) readThrough(file);
  if (!drops) await refuseFull(client, collections);
  for (const [done, collection] of collections.entries()) {
    try {
      say(`${collection.db}.${collection.name}: ${await restoreCollection(client, collection)} documents.`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const rest = `${done} of ${collections.length} collections are whole. Mend that, and begin anew with --drop`;
      throw new Error(`${collection.db}.${collection.name} was not restored: ${reason}\n${rest}.`, { cause: error });
    }
  }
}

function named(folder: string, collections: readonly DumpedCollection[], database: string | null): DumpedCollection[] {
  const found = new Set(collections.map(({ db }) => db));
  if (database === null || (found.size === 1 && found.has(database))) return [...collections];
  if (found.size > 1) {
    throw new UnusableDump(
      folder,
      `holds several databases (${[...found].join(", ")}), and the address names one: leave its name out of the address`,
    );
  }
  return collections.map((collection) => ({ ...collection, db: database }));
}

function readThrough(file: string): void {
  for (const { offset, bytes } of documentsIn(file)) {
    try {
      decode(bytes);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnusableDump(file, `holds no document at byte ${offset} (${reason}). Nothing was changed`);
    }
  }
}

async function refuseFull(client: mongo.MongoClient, collections: readonly DumpedCollection[]): Promise<void> {
  for (const { db, name, file } of collections) {
    // A command like the others here: what is asked is no query of a store, and needs no index.
    const { cursor } = await client.db(db).command({ find: name, limit: 1, projection: { _id: 1 } });
    if (cursor.firstBatch.length === 0) continue;
    throw new UnusableDump(
      file,
      `would be restored into ${db}.${name}, which holds documents: nothing was changed. Name another database, or replace what is there with --drop`,
    );
  }
}

async function restoreCollection(client: mongo.MongoClient, dumped: DumpedCollection): Promise<number> {
  const { db: database, name, file, options, indexes } = dumped;
  const db = client.db(database);
  await db.dropCollection(name);
  await db.command({ create: name, ...asDriver(options) });
  let count = 0;
  for (const batch of batchesOf(file)) {
    const order = { insert: name, documents: batch, ordered: true, bypassDocumentValidation: true };
    const { writeErrors } = await db.command({ ...order, writeConcern: { w: "majority" } });
    const [refused] = Array.isArray(writeErrors) ? writeErrors : [];
    if (refused) throw new Error(`${file}: document ${count + Number(refused.index)} is refused: ${refused.errmsg}`);
    count += batch.length;
  }
  const specs = indexes
    .filter(({ name: index }) => index !== ID_INDEX)
    .map(({ ns: _namespace, ...spec }) => inOrder(spec));
  if (specs.length > 0) await db.command({ createIndexes: name, indexes: specs, writeConcern: { w: "majority" } });
  return count;
}

function* batchesOf(file: string): Generator<unknown[], void> {
  let batch: unknown[] = [];
  let size = 0;
  for (const { bytes } of documentsIn(file)) {
    if (batch.length === batchDocuments || (size > 0 && size + bytes.length > batchBytes)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(inOrder(decode(bytes)));
    size += bytes.length;
  }
  if (batch.length > 0) yield batch;
}

/** The same with its fields in their order for the driver, names that are numbers among them, which an object would move. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  return isDocument(value) ? new Map(fieldEntries(value).map(([name, inner]) => [name, inOrder(inner)])) : value;
}

function asDriver(options: Doc): Record<string, unknown> {
  return Object.fromEntries(fieldEntries(options).map(([name, value]) => [name, inOrder(value)]));
}
