import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { copyDatabase } from "#server/embedded-mongo/folder/copy-database.ts";
import { syncToDisk } from "#server/embedded-mongo/folder/sync-to-disk.ts";
import { lockFolder } from "../process/folder-lock.ts";
import { copyTree } from "./copy-tree.ts";
import { freeNameFrom, KEYS, listCopies, type Places } from "./places.ts";

/** Files on their way in, which are no files of anybody's yet. */
const SCRATCH = new Set(["incoming"]);

/** What was copied. */
export interface Copied {
  readonly name: string;
  readonly files: number;
}

/**
 * Copies a desk beside its work: the database as it is at one moment, then the files, then the keys. It has its name once it is whole,
 * and the oldest go then that are more than are kept. Readable by whoever made it alone.
 * @throws FolderInUseError while another one is made, DamagedFolder when the database is not whole.
 */
export async function makeCopy(places: Places, now: Date): Promise<Copied> {
  const { dataDir, filesDir, copiesDir, kept } = places;
  await mkdir(copiesDir, { recursive: true, mode: 0o700 });
  await chmod(copiesDir, 0o700);
  using _lock = lockFolder(path.join(copiesDir, ".making"), "a copy that is being made");
  const unfinished = path.join(copiesDir, ".unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  copyDatabase(path.join(dataDir, "mongo"), path.join(unfinished, "mongo"));
  await chmod(path.join(unfinished, "mongo", "mongo.db"), 0o600);
  // After the database: a file without a row is nobody's, and a row without its file would be a loss.
  const files =
    filesDir !== null && existsSync(filesDir) ? await copyTree(filesDir, path.join(unfinished, "files"), SCRATCH) : 0;
  for (const key of KEYS.filter((name) => existsSync(path.join(dataDir, name)))) {
    await copyFile(path.join(dataDir, key), path.join(unfinished, key));
    await chmod(path.join(unfinished, key), 0o600);
  }
  const name = freeNameFrom(places, now);
  await rename(unfinished, path.join(copiesDir, name));
  syncToDisk(copiesDir);
  for (const old of listCopies(places).slice(Math.max(kept, 1))) {
    await rm(path.join(copiesDir, old), { recursive: true, force: true });
  }
  return { name, files };
}
