import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { EnvVariables } from "#server/platform/env-variables.ts";
import type { Env } from "../process/process-env.ts";

/** What of a desk on one machine a copy holds, and where copies are. */
export interface Places {
  readonly dataDir: string;
  /** Where people's files are; null where they are in a bucket, which has copies of its own. */
  readonly filesDir: string | null;
  readonly copiesDir: string;
  /** How many are kept; 0 where none are made. */
  readonly kept: number;
}

/** Small files of the data folder without which a database is only half a desk. */
export const KEYS = ["secret", "vapid.json"] as const;

/** What the folder is called, with the moment behind it, into which a restored copy moves what was there. */
export const BEFORE_RESTORE = "before-restore-";

/** Where a restore puts together what it brings back, before anything is moved. */
export const stagedIn = (dataDir: string) => path.join(dataDir, ".restoring");

/** Whether a restore ended in the middle of its moves: what there was is away, and what was to come is not there. */
export function isCutRestore(dataDir: string): boolean {
  return existsSync(stagedIn(dataDir)) && !existsSync(path.join(dataDir, "mongo", "mongo.db"));
}

const Settings = EnvVariables.pick({
  QUICKFIX_DATA_DIR: true,
  FILES_DIR: true,
  S3_BUCKET: true,
  COPIES_DIR: true,
  COPIES_KEPT: true,
});

/** @throws Error naming what is wrong in the environment. */
export function placesOf(env: Env): Places {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = Settings.safeParse(given);
  if (!read.success)
    throw new Error(read.error.issues.map(({ path: at, message }) => `${at.join(".")} ${message}.`).join("\n"));
  const { QUICKFIX_DATA_DIR, FILES_DIR, S3_BUCKET, COPIES_DIR, COPIES_KEPT } = read.data;
  const dataDir = path.resolve(QUICKFIX_DATA_DIR);
  return {
    dataDir,
    filesDir: S3_BUCKET === undefined ? path.resolve(FILES_DIR ?? path.join(dataDir, "files")) : null,
    copiesDir: path.resolve(COPIES_DIR ?? path.join(dataDir, "copies")),
    kept: COPIES_KEPT,
  };
}

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/;

/** A moment as the name of a folder; names are in the order of their moments. */
export function nameOf(at: Date): string {
  return at
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-");
}

/** When the copy of this name was made; null for what is none. */
export function madeAt(name: string): Date | null {
  const parts = NAME.exec(name);
  return parts && new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
}

/** The first name from a moment on that nothing has: two copies may be made within a second. */
export function freeNameFrom({ copiesDir }: Pick<Places, "copiesDir">, at: Date): string {
  const name = nameOf(at);
  return existsSync(path.join(copiesDir, name)) ? freeNameFrom({ copiesDir }, new Date(at.getTime() + 1_000)) : name;
}

/** The names of all copies that are whole, the newest first. A file that is called so is none. */
export function listCopies({ copiesDir }: Pick<Places, "copiesDir">): string[] {
  if (!existsSync(copiesDir)) return [];
  return readdirSync(copiesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && madeAt(entry.name) !== null)
    .map(({ name }) => name)
    .toSorted()
    .toReversed();
}
