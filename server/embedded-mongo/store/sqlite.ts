import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

/** What is kept how. An earlier format is brought to this one (`upgrade.ts`), a later one refused. */
export const formatVersion = 2;

const pragmas = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "cache_size = -16000", // KiB
  // A checkpoint holds up the commit that triggers it: rarer than SQLite's 1,000 pages, still replayed in a moment.
  "wal_autocheckpoint = 4000",
];

const tables = `
  CREATE TABLE IF NOT EXISTS collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL,
    options BLOB NOT NULL, UNIQUE (db, name)
  );
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS retries (
    session TEXT NOT NULL, txn INTEGER NOT NULL, statements TEXT NOT NULL, reply BLOB NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (session, txn, statements)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS retries_at ON retries (at);
`;

/**
 * Opens (or makes) the database file of a data folder.
 * WAL with `synchronous = FULL` is what makes a commit survive SIGKILL and a power cut alike.
 */
export function openDatabase(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, "mongo.db"), { timeout: 2_000 });
  for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
  const version = formatOf(db);
  if (version > formatVersion) {
    db.close();
    throw new Error(`${folder} was written in format ${version}; this version reads format ${formatVersion}`);
  }
  db.exec(`BEGIN; ${tables} COMMIT`);
  if (version === 0) writeFormat(db);
  return db;
}

/** The format that a database file has, 0 for a new one. */
export function formatOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
}

export function writeFormat(db: DatabaseSync): void {
  db.exec(`PRAGMA user_version = ${formatVersion}`);
}

/** A statement whose rows come as arrays, which is the faster form. */
export function prepareRows(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** Rows of a statement made by `prepareRows`, which the library's types describe as objects. */
export function arrayRows(statement: StatementSync, ...values: (Uint8Array | number | string)[]): unknown[][] {
  return statement.all(...values) as unknown as unknown[][];
}

/** A BLOB column as a Buffer over the same memory. */
export function asBuffer(value: unknown): Buffer {
  if (!(value instanceof Uint8Array)) throw new TypeError("expected a BLOB column");
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
