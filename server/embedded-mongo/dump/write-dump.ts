import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { syncToDisk } from "../folder/sync-to-disk.ts";
import { FolderInUse, lockFolder } from "../lock.ts";
import { Catalog } from "../store/catalog.ts";
import type { Collection } from "../store/collection.ts";
import { openForReading } from "../store/sqlite.ts";
import { Turn } from "../store/turn.ts";
import { writeMetadata } from "./metadata.ts";
import { fileNameOf } from "./names.ts";
import { UnusableDump } from "./unusable-dump.ts";

const bufferedBytes = 1 << 20;

/** How much was written or read. */
export interface Amount {
  collections: number;
  documents: number;
}

/**
 * Writes everything in a data folder as mongodump does, of one moment, beside a server at work or without one. It has its name
 * only once it is whole.
 * @throws DamagedFolder, or UnusableDump when something lies there already.
 */
export function writeDump(folder: string, target: string): Amount {
  const whole = resolve(target);
  refuseTaken(target, whole);
  const unfinished = `${whole}.unfinished`;
  using _lock = lockUnfinished(target, unfinished);
  for (const name of readdirSync(unfinished)) {
    if (!LOCK_FILES.includes(name)) rmSync(join(unfinished, name), { recursive: true, force: true });
  }
  const db = openForReading(folder);
  const amount: Amount = { collections: 0, documents: 0 };
  try {
    // One read transaction: what is written meanwhile is not in it.
    db.exec("BEGIN");
    const catalog = new Catalog(db, new Turn(db), false);
    for (const collection of catalog.databases().flatMap((name) => catalog.list(name))) {
      amount.documents += writeCollection(collection, join(unfinished, collection.db));
      amount.collections += 1;
    }
  } finally {
    db.close();
  }
  rmSync(whole, { recursive: true, force: true });
  renameSync(unfinished, whole);
  for (const name of LOCK_FILES) rmSync(join(whole, name), { force: true });
  syncToDisk(dirname(whole));
  return amount;
}

/** A dump takes the place of what has its name, which may be an empty folder and nothing else. */
function refuseTaken(target: string, whole: string): void {
  const there = lstatSync(whole, { throwIfNoEntry: false });
  if (!there) return;
  if (there.isSymbolicLink()) {
    throw new UnusableDump(target, "is a link, in whose place the dump would be: name the folder that it leads to");
  }
  if (!there.isDirectory()) {
    throw new UnusableDump(target, "is no folder: name one that is empty, or that is not there yet");
  }
  if (readdirSync(whole).length > 0) {
    throw new UnusableDump(target, "is not empty: name a folder that is, or that is not there yet");
  }
}

/** What keeps a second dump away while the first is written, and is no part of it. */
const LOCK_FILES = ["mongo.lock", "mongo.pid"];

function lockUnfinished(target: string, unfinished: string): Disposable {
  try {
    return lockFolder(unfinished);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new UnusableDump(
      target,
      `is being written by another dump (${error.message}): wait for it, or name another folder`,
    );
  }
}

function writeCollection(collection: Collection, folder: string): number {
  mkdirSync(folder, { recursive: true });
  const { name, options, indexes, uuid } = collection;
  const path = join(folder, fileNameOf(name, uuid.buffer));
  const specs = indexes.map(({ spec }) => spec);
  const hex = Buffer.from(uuid.buffer).toString("hex");
  writeSynced(`${path}.metadata.json`, [
    Buffer.from(writeMetadata({ options, indexes: specs, uuid: hex, collectionName: name })),
  ]);
  let documents = 0;
  const bytes = function* () {
    for (const { stored } of collection.scan(false)) {
      documents += 1;
      yield stored.bytes;
    }
  };
  writeSynced(`${path}.bson`, bytes());
  return documents;
}

function writeSynced(file: string, pieces: Iterable<Uint8Array>): void {
  const handle = openSync(file, "w");
  try {
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    const flush = () => {
      const all = Buffer.concat(held);
      for (let at = 0; at < all.length; ) at += writeSync(handle, all, at);
      held = [];
      heldBytes = 0;
    };
    for (const piece of pieces) {
      held.push(piece);
      heldBytes += piece.length;
      if (heldBytes >= bufferedBytes) flush();
    }
    flush();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
