import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Metadata, readMetadata } from "./metadata.ts";
import { collectionNameOf } from "./names.ts";
import { UnusableDump } from "./unusable-dump.ts";

/** One collection of a dump. */
export interface DumpedCollection extends Omit<Metadata, "collectionName"> {
  readonly db: string;
  readonly name: string;
  /** Where its documents are. */
  readonly file: string;
  readonly metadataFile: string;
}

/** What a dump holds, and what of it is of no use elsewhere. */
export interface Dump {
  readonly collections: readonly DumpedCollection[];
  /** Files that are left out, each with the reason. */
  readonly leftOut: readonly string[];
}

const metadataEnd = ".metadata.json";
const bsonEnd = ".bson";

/**
 * Reads what a folder of mongodump holds, without its documents: `DB/COLLECTION.bson` and `DB/COLLECTION.metadata.json`.
 * @throws UnusableDump for a file that does not belong there, or that cannot be restored.
 */
export function readDump(folder: string): Dump {
  const collections: DumpedCollection[] = [];
  const leftOut: string[] = [];
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UnusableDump(folder, "is no folder: name the one that a dump wrote");
  }
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) readDatabase(path, entry.name, collections, leftOut);
    else if (entry.name !== "prelude.json") throw new UnusableDump(path, whyNot(entry.name));
  }
  if (collections.length === 0)
    throw new UnusableDump(folder, "holds no dump: there is no DATABASE/COLLECTION.bson in it");
  refuseTwins(collections);
  return { collections, leftOut };
}

/** A file's name and the metadata beside it may say different things, after somebody has copied one. */
function refuseTwins(collections: readonly DumpedCollection[]): void {
  const known = new Map<string, string>();
  for (const { db, name, file } of collections) {
    const namespace = `${db}.${name}`;
    const twin = known.get(namespace);
    if (twin !== undefined) {
      throw new UnusableDump(file, `is of the collection ${namespace}, and so is ${twin}: leave one of them out`);
    }
    known.set(namespace, file);
  }
}

function readDatabase(folder: string, db: string, collections: DumpedCollection[], leftOut: string[]): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.name === "prelude.json" || entry.name.endsWith(metadataEnd)) {
      const file = path.replace(/\.metadata\.json$/, bsonEnd);
      if (entry.name !== "prelude.json" && !existsSync(file)) {
        throw new UnusableDump(file, `is missing, though ${entry.name} is there: take another dump, or leave both out`);
      }
    } else if (!entry.isFile() || !entry.name.endsWith(bsonEnd)) {
      throw new UnusableDump(path, whyNot(entry.name));
    } else if (db === "admin" && entry.name.startsWith("system.")) {
      leftOut.push(`${path}: it is of the server that it was dumped from`);
    } else {
      collections.push(readCollection(path, db, entry.name.slice(0, -bsonEnd.length)));
    }
  }
}

function readCollection(file: string, db: string, fileName: string): DumpedCollection {
  const metadataFile = file.slice(0, -bsonEnd.length) + metadataEnd;
  // An old mongodump, or a hand, may have written none: then there is the index on _id alone.
  const bare: Metadata = { options: {}, indexes: [], uuid: null, collectionName: null };
  const { collectionName, ...metadata } = existsSync(metadataFile) ? readMetadata(metadataFile) : bare;
  const name = collectionName ?? collectionNameOf(fileName);
  if (name === null) throw new UnusableDump(file, "has a name that mongodump gives to no collection");
  if (name.startsWith("system.")) {
    throw new UnusableDump(file, "belongs to a view or to a time series, which are not restored: leave it out");
  }
  return { db, name, file, metadataFile, ...metadata };
}

function whyNot(name: string): string {
  if (name.endsWith(".gz")) return "is compressed: unpack the folder first (gunzip -r), or dump without --gzip";
  if (name === "oplog.bson") return "is a log of changes, which is not replayed: dump without --oplog";
  if (name.endsWith(bsonEnd)) return "lies beside the databases: name the folder in which their folders are";
  return "is no part of a dump: move it elsewhere";
}

function entriesOf(folder: string) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
