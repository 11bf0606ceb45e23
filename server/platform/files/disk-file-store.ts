import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { FileStore, OrAway } from "./file-store.ts";
import { createFolderMark, type HasKept } from "./folder-mark.ts";

/** A name is spread over folders by its last two letters, which differ from one file to the next. */
function placeOf(folder: string, key: string): string {
  const [id = ""] = key.split(".", 1);
  return path.join(folder, id.slice(-2), key);
}

/**
 * Files in a folder of this machine, or of a disk that all processes share. A file is there whole or not at all: it is
 * written elsewhere, forced to the disk, and then named.
 */
export function createDiskFileStore(folder: string, orAway: OrAway, hasKept: HasKept): FileStore {
  const scratch = path.join(folder, "incoming");
  const expectFolder = createFolderMark(folder, hasKept);
  return {
    scratch,
    orAway,

    put: (key, from) =>
      orAway(async () => {
        await expectFolder();
        const to = placeOf(folder, key);
        await mkdir(path.dirname(to), { recursive: true });
        await forceToDisk(from);
        await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
          if (error.code !== "EXDEV") throw error;
          await copyFile(from, `${to}.new`);
          await forceToDisk(`${to}.new`);
          await rename(`${to}.new`, to);
          await rm(from);
        });
        await forceToDisk(path.dirname(to));
      }),

    open: (key) =>
      orAway(async () => {
        try {
          const handle = await open(placeOf(folder, key));
          // The stream closes it, also when it is destroyed half-way or unread.
          return handle.createReadStream();
        } catch (error) {
          if (!isMissing(error)) throw error;
          // A folder that is away as a whole has not lost this one file.
          await expectFolder();
          return null;
        }
      }),

    remove: (key) =>
      orAway(async () => {
        await expectFolder();
        await rm(placeOf(folder, key), { force: true });
      }),

    [Symbol.dispose]() {},
  };
}

/** Also a folder, whose names are otherwise kept in memory for a while. */
async function forceToDisk(at: string): Promise<void> {
  const handle = await open(at, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
