import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const FOLDER = 0o700;
const FILE = 0o600;

/**
 * Makes the folder where it is missing, and takes from everybody but its owner what is ours in it, also what an earlier
 * version left open. The folder itself unless other folders lie there: then it is one that people share for other things.
 */
export function closeToOthers(folder: string, isOurs: (name: string) => boolean): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER });
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.every((entry) => isOurs(entry.name) || entry.isFile())) chmodSync(folder, FOLDER);
  for (const { name } of entries.filter((entry) => isOurs(entry.name) && !entry.isSymbolicLink())) {
    const file = path.join(folder, name);
    chmodSync(file, statSync(file).isDirectory() ? FOLDER : FILE);
  }
}

/** An empty file of one's own, for whoever opens it by name and would make one that all can read. */
export function makeForOwner(file: string): void {
  closeSync(openSync(file, "a", FILE));
}
