import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeForOwner } from "./close-to-others.ts";

/** Another living process works in the folder. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

export interface FolderLock extends Disposable {
  release(): void;
}

/**
 * Reserves a folder for this process. The operating system holds the lock (through SQLite), so it ends with the
 * process however that dies: there is no stale lock to clean up and no process id to misread.
 * @param owner What holds the folder, for the message that a second process shows.
 * @throws FolderInUseError naming the holder.
 */
export function lockFolder(folder: string, owner: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holderFile = path.join(folder, "lock.json");
  const lockFile = path.join(folder, "lock.db");
  makeForOwner(lockFile);
  const database = new DatabaseSync(lockFile);
  try {
    // A rollback journal: in WAL mode an exclusive transaction would still let a second process in to read.
    database.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new FolderInUseError(`${path.resolve(folder)} is already used by ${readHolder(holderFile)}.`);
  }
  writeFileSync(holderFile, JSON.stringify({ owner, pid: process.pid }), { mode: 0o600 });
  const release = () => {
    if (database.isOpen) database.close();
  };
  return { release, [Symbol.dispose]: release };
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function readHolder(file: string): string {
  try {
    const { owner, pid } = JSON.parse(readFileSync(file, "utf8")) as { owner: string; pid: number };
    return `${owner} (process ${pid})`;
  } catch {
    // The holder is between taking the lock and writing its name.
    return "another process";
  }
}
