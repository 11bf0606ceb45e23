import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

const NAME = "quickfix-files.txt";
const WORDS =
  "A QuickFix desk keeps its files in this folder, and knows it by this one: without it, the disk counts as away.\n";

/** Whether the desk has kept a file anywhere. */
export type HasKept = () => Promise<boolean>;

/**
 * A folder whose disk is not mounted is there, and empty. Nothing is written into it then, nothing in it is taken for lost, and nothing
 * counts as taken away.
 * @returns what resolves while the folder is the desk's, and marks one that is new
 * @throws an error that names the folder, from what is returned
 */
export function createFolderMark(folder: string, hasKept: HasKept): () => Promise<void> {
  return async () => {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    if (names.includes(NAME)) return;
    // The version before made no mark.
    const isUsed = names.some((name) => /^[0-9a-f]{2}$/.test(name));
    if (!isUsed && (await hasKept()))
      throw new Error(`the desk has files, and ${folder} has none of them: is its disk mounted there?`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, NAME), WORDS);
  };
}
