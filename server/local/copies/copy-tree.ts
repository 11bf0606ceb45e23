import { copyFile, link, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { syncToDisk } from "#server/embedded-mongo/folder/sync-to-disk.ts";

/** What cannot be linked is copied: another disk, or one that knows no links or no more of them. */
const CANNOT_LINK = new Set(["EXDEV", "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

/**
 * The same files under another folder. They are never written again once they have their name, so that on one disk a second
 * name is as good as a copy, and costs nothing. One that goes meanwhile is not missed: its row goes with it.
 * @returns how many there are
 */
export async function copyTree(from: string, to: string, leftOut: ReadonlySet<string>): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  let count = 0;
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leftOut.has(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) count += await copyTree(source, target, new Set());
    else if (entry.isFile()) count += (await linkOrCopy(source, target)) ? 1 : 0;
  }
  return count;
}

async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    if (!CANNOT_LINK.has(codeOf(error))) throw error;
  }
  try {
    await copyFile(from, to);
    syncToDisk(to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
