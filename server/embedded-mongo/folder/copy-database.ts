import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { openForReading } from "../store/sqlite.ts";
import { DamagedFolder } from "./damage.ts";
import { databaseFile } from "./names.ts";
import { syncToDisk } from "./sync-to-disk.ts";

/**
 * Copies the database of a folder into another folder, as it is at one moment, beside a server at work or without one; a server
 * opens the copy as it does any folder. Every page of the copy has been read when this returns.
 * @throws DamagedFolder when what is copied is not whole
 */
export function copyDatabase(folder: string, target: string): void {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const file = databaseFile(target);
  const db = openForReading(folder);
  try {
    db.prepare("VACUUM INTO ?").run(file);
  } finally {
    db.close();
  }
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const [found] = copy.prepare("PRAGMA quick_check(1)").all();
    const finding = String(Object.values(found ?? {})[0]);
    if (finding !== "ok") throw new DamagedFolder(databaseFile(folder), `is damaged: ${finding}`);
  } finally {
    copy.close();
  }
  syncToDisk(file);
}
