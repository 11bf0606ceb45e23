import { renameSync, rmSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { catalogProblem, isForeign } from "../folder/check-catalog.ts";
import { checkFiles } from "../folder/check-files.ts";
import { DamagedFolder, isDamage } from "../folder/damage.ts";
import { databaseFile } from "../folder/names.ts";

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
`;

/**
 * Opens (or makes) the database file of a data folder, once everything about it fits that can be told in a moment.
 * WAL with `synchronous = FULL` is what makes a commit survive SIGKILL and a power cut alike.
 * @throws DamagedFolder when the files are not what was written into them, or somebody else's.
 */
export function openDatabase(folder: string): DatabaseSync {
  const file = databaseFile(folder);
  if (!checkFiles(folder)) makeDatabase(file);
  const db = new DatabaseSync(file, { timeout: 2_000 });
  try {
    const isNew = readVersion(db, file) === 0;
    for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
    if (isNew) makeTables(db);
    // Of an earlier version: what goes by age is few rows and rarely looked for, and each write kept this one for it.
    db.exec("DROP INDEX IF EXISTS retries_at");
    const problem = catalogProblem(db);
    if (problem !== null) throw new DamagedFolder(file, problem);
    return db;
  } catch (error) {
    db.close();
    throw isDamage(error) ? new DamagedFolder(file, `is damaged (${messageOf(error)})`) : error;
  }
}

/**
 * Opens the database of a folder for somebody who only reads, beside whoever writes.
 * @param isChecked whether it has been looked at already, by who opened it for writing
 * @throws DamagedFolder
 */
export function openForReading(folder: string, isChecked = false): DatabaseSync {
  const file = databaseFile(folder);
  if (!isChecked && !checkFiles(folder)) throw new Error(`${folder} holds no database: there is no ${file}`);
  const db = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
  try {
    if (readVersion(db, file) === 0) throw new DamagedFolder(file, "is an empty database");
    return db;
  } catch (error) {
    db.close();
    throw isDamage(error) ? new DamagedFolder(file, `is damaged (${messageOf(error)})`) : error;
  }
}

/** 0 for a file that is still to be filled. @throws for what is in no format of ours. */
function readVersion(db: DatabaseSync, file: string): number {
  const version = formatOf(db);
  if (isForeign(db)) throw new DamagedFolder(file, "is an SQLite file of some other program");
  if (version > formatVersion) {
    throw new Error(`${file} was written in format ${version}; this version reads up to format ${formatVersion}`);
  }
  return version;
}

/** The format that a database file has, 0 for a new one. */
export function formatOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
}

export function writeFormat(db: DatabaseSync): void {
  db.exec(`PRAGMA user_version = ${formatVersion}`);
}

/** Under another name until it is whole: an empty file of the right name is always one that lost what was in it. */
function makeDatabase(file: string): void {
  const unfinished = `${file}.new`;
  for (const name of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(name, { force: true });
  const db = new DatabaseSync(unfinished);
  try {
    for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
    makeTables(db);
  } finally {
    db.close();
  }
  renameSync(unfinished, file);
}

function makeTables(db: DatabaseSync): void {
  db.exec(`BEGIN; ${tables} PRAGMA user_version = ${formatVersion}; COMMIT`);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A limit that is bound: SQLite prepares a statement anew for each value of a bare `?`, which takes longer than running it. */
export const limit = "? + 0";

/** A statement that is prepared when it is first needed: most indexes never need most of theirs, and a start would wait for all. */
export function prepareLater(db: DatabaseSync, sql: string): () => StatementSync {
  return onceNeeded(() => db.prepare(sql));
}

/** The same for one whose rows come as arrays. */
export function prepareRowsLater(db: DatabaseSync, sql: string): () => StatementSync {
  return onceNeeded(() => prepareRows(db, sql));
}

function onceNeeded<Made extends object>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
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

/** What one reading may bring into memory, but for the row that goes beyond it. */
export const maxReadBytes = 4 * 1024 * 1024;

/**
 * The same, but no more rows than fit into memory; `isComplete` tells whether those were all.
 * Read one by one, which is slower: for rows of which it is known, or not known, that they are large.
 */
export function someArrayRows(
  statement: StatementSync,
  ...values: (Uint8Array | number | string)[]
): { rows: unknown[][]; isComplete: boolean } {
  const rows: unknown[][] = [];
  let bytes = 0;
  for (const row of statement.iterate(...values) as Iterable<unknown> as Iterable<unknown[]>) {
    rows.push(row);
    const last = row.at(-1);
    if (last instanceof Uint8Array) bytes += last.length;
    if (bytes > maxReadBytes) return { rows, isComplete: false };
  }
  return { rows, isComplete: true };
}

/** A BLOB column as a Buffer over the same memory. */
export function asBuffer(value: unknown): Buffer {
  if (!(value instanceof Uint8Array)) throw new TypeError("expected a BLOB column");
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
