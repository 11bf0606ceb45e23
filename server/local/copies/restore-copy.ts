import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { checkWhole } from "#server/embedded-mongo/folder/deep-check.ts";
import { syncToDisk } from "#server/embedded-mongo/folder/sync-to-disk.ts";
import { lockFolder as lockDatabase } from "#server/embedded-mongo/lock.ts";
import { lockFolder } from "../process/folder-lock.ts";
import { copyTree } from "./copy-tree.ts";
import { BEFORE_RESTORE, KEYS, listCopies, nameOf, type Places, stagedIn } from "./places.ts";

/** What was brought back, and where that lies which was there before. */
export interface Restored {
  readonly name: string;
  readonly documents: number;
  readonly files: number;
  readonly before: string;
}

/**
 * Puts a copy in the place of a desk that stands still. The copy stays, and so does what was there before, beside it: nothing is
 * deleted. Everything of the copy is read, and lies on the disk, before anything is moved.
 * @param wanted a copy's name, or `newest`
 * @throws FolderInUseError or FolderInUse while the desk runs, or an Error that says why nothing was changed.
 */
export async function restoreCopy(places: Places, wanted: string, now: Date): Promise<Restored> {
  const { dataDir, filesDir, copiesDir } = places;
  const names = listCopies(places);
  const name = wanted === "newest" ? names[0] : names.find((each) => each === wanted);
  if (name === undefined) throw new Error(`There is no copy "${wanted}" in ${copiesDir}. ${listed(names)}`);
  const copy = path.join(copiesDir, name);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  using _stack = lockFolder(path.join(dataDir, "launch"), "npm run copies");
  // Also by a server of its own, without a desk.
  using database = new DisposableStack();
  database.use(lockDatabase(path.join(dataDir, "mongo")));
  const { documents, problems } = checkWhole(path.join(copy, "mongo"));
  if (problems.length > 0) {
    throw new Error(`The copy ${name} is damaged, and nothing was changed: ${problems.join("; ")}. ${listed(names)}`);
  }
  const staged = stagedIn(dataDir);
  await rm(staged, { recursive: true, force: true });
  await mkdir(path.join(staged, "mongo"), { recursive: true, mode: 0o700 });
  await copyFile(path.join(copy, "mongo", "mongo.db"), path.join(staged, "mongo", "mongo.db"));
  const keys = KEYS.filter((key) => existsSync(path.join(copy, key)));
  for (const key of keys) await copyFile(path.join(copy, key), path.join(staged, key));
  for (const file of ["mongo/mongo.db", ...keys]) {
    await chmod(path.join(staged, file), 0o600);
    syncToDisk(path.join(staged, file));
  }
  const filesCopy = path.join(copy, "files");
  const hasFiles = filesDir !== null && existsSync(filesCopy);
  const stagedFiles = `${filesDir}.restoring`;
  if (hasFiles) await rm(stagedFiles, { recursive: true, force: true });
  const files = hasFiles ? await copyTree(filesCopy, stagedFiles, new Set()) : 0;

  const before = path.join(dataDir, `${BEFORE_RESTORE}${nameOf(now)}`);
  await mkdir(before, { mode: 0o700 });
  // Its lock lies in the folder that is moved now.
  database.dispose();
  const moves: Move[] = [];
  // What the queue holds rings for what the copy may not have: it begins anew, and whatever was not sent is sent again.
  for (const part of ["mongo", "aws", ...keys]) moves.push([path.join(dataDir, part), path.join(before, part)]);
  for (const part of ["mongo", ...keys]) moves.push([path.join(staged, part), path.join(dataDir, part)]);
  if (hasFiles) {
    const away = isIn(dataDir, filesDir) ? path.join(before, "files") : `${filesDir}.${path.basename(before)}`;
    moves.push([filesDir, away], [stagedFiles, filesDir]);
  }
  try {
    await moveAll(moves);
  } catch (error) {
    await rmdir(before);
    throw error;
  }
  await rm(staged, { recursive: true, force: true });
  return { name, documents, files, before };
}

const isIn = (folder: string, other: string) => !path.relative(folder, other).startsWith("..");

type Move = readonly [from: string, to: string];

/** Moves what is there of these; when one cannot be moved, such as a folder on which a disk is mounted, none is. */
async function moveAll(moves: readonly Move[]): Promise<void> {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      if (!existsSync(move[0])) continue;
      await rename(...move);
      done.push(move);
    }
  } catch (error) {
    for (const [from, to] of done.toReversed()) await rename(to, from);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Nothing was changed, because something cannot be moved (a disk mounted there?): ${reason}`, {
      cause: error,
    });
  }
}

export function listed(names: readonly string[]): string {
  return names.length === 0 ? "There are no copies." : `There are:\n${names.map((name) => `  ${name}`).join("\n")}`;
}
