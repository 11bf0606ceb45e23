import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { DamagedFolder } from "./damage.ts";
import { databaseFile, openMark, reserveFile, walFile } from "./names.ts";
import { findLostCommits } from "./wal-file.ts";

const magic = Buffer.from("SQLite format 3\0", "latin1");
const headerBytes = 100;

/**
 * Looks at the files of a folder before SQLite does, which would take an empty file for a new database and skip what it
 * cannot read of the log.
 * @returns whether there is a database; false where one has still to be made
 * @throws DamagedFolder
 */
export function checkFiles(folder: string): boolean {
  const file = databaseFile(folder);
  const wal = walFile(folder);
  const walBytes = sizeOf(wal);
  if (!existsSync(file)) {
    if (existsSync(openMark(folder)) || existsSync(reserveFile(folder)) || (walBytes ?? 0) > 0) {
      throw new DamagedFolder(file, "is missing, though other files of its database are there");
    }
    return false;
  }
  const header = readHeader(file);
  if (!walBytes) checkLength(file, header);
  // While a server runs there is a log, if an empty one; the last to close the database takes it away, after the mark.
  if (walBytes === null && existsSync(openMark(folder))) {
    throw new DamagedFolder(
      wal,
      `is missing: it holds what was written last before the server was killed. Put it back; or, to go on without that, delete ${openMark(folder)}`,
    );
  }
  if (walBytes !== null && walBytes > 0) checkLog(wal);
  return true;
}

function readHeader(file: string): Buffer {
  const bytes = sizeOf(file) ?? 0;
  if (bytes === 0) throw new DamagedFolder(file, "is empty, which no database ever is");
  const header = head(file, headerBytes);
  if (bytes < headerBytes || !header.subarray(0, magic.length).equals(magic)) {
    throw new DamagedFolder(file, "is no SQLite database: its beginning was overwritten, or it never was one");
  }
  return header;
}

/** With nothing in the log, the file is as long as it says. */
function checkLength(file: string, header: Buffer): void {
  const shortSize = header.readUInt16BE(16);
  const expected = header.readUInt32BE(28) * (shortSize === 1 ? 65_536 : shortSize);
  const bytes = sizeOf(file) ?? 0;
  if (bytes < expected) throw new DamagedFolder(file, `was cut off: it has ${bytes} of ${expected} bytes`);
}

function checkLog(wal: string): void {
  const problem = findLostCommits(wal);
  if (problem !== null) throw new DamagedFolder(wal, problem);
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

function head(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const handle = openSync(file, "r");
  try {
    readSync(handle, bytes, 0, count, 0);
  } finally {
    closeSync(handle);
  }
  return bytes;
}
