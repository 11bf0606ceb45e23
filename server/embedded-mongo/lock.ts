import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another server has this folder open. */
export class FolderInUse extends Error {
  override name = "FolderInUse" as const;
  readonly pid: number | null;
  constructor(folder: string, pid: number | null) {
    super(
      `${folder} is in use by ${pid === null ? "another process" : `process ${pid}`}; stop it first or take another folder with --data`,
    );
    this.pid = pid;
  }
}

/**
 * Keeps a second server out of a data folder until disposed.
 *
 * The lock is one that the operating system holds for the process (SQLite's file lock), so a crash releases it
 * and a recycled pid cannot be mistaken for the owner; the pid beside it only names the owner in the refusal.
 * @throws FolderInUse when another server holds it.
 */
export function lockFolder(folder: string): Disposable {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeToOthers(folder);
  const pidFile = join(folder, "mongo.pid");
  const lock = new DatabaseSync(join(folder, "mongo.lock"));
  try {
    // Nothing is ever written into it, so that it needs no journal, which a full disk has no room for.
    lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new FolderInUse(folder, readPid(pidFile));
    throw new Error(`${folder} cannot be locked: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  writePid(pidFile);
  return { [Symbol.dispose]: () => lock.close() };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

/**
 * Takes from everybody but its owner what lies in the folder from earlier runs, and the folder where nothing else lies in it.
 * What SQLite makes beside a file gets that file's mode; new files get the process's.
 */
function closeToOthers(folder: string): void {
  const names = readdirSync(folder);
  const ours = names.filter((name) => name.startsWith("mongo."));
  for (const name of ours) chmodSync(join(folder, name), 0o600);
  if (ours.length === names.length) chmodSync(folder, 0o700);
}

/** On a full disk the lock holds all the same, and its owner has no name. */
function writePid(file: string): void {
  try {
    writeFileSync(file, `${process.pid}\n`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}

function readPid(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}
