import { closeSync, fsyncSync, openSync } from "node:fs";

/** Returns once a file's bytes, or the names in a folder, are on the disk and would be there after a power cut. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
