import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { MongoError } from "../errors.ts";

/** Written and read in pieces of about this size, unless a reader asks for smaller ones. */
export const pieceBytes = 256 * 1024;
/** Every record is preceded by its length. */
const headBytes = 4;

/** A stretch of records in a file. */
export interface Run {
  from: number;
  to: number;
}

/** Records on disk, for what does not fit into memory while a query runs. Nobody else can open the file. */
export class SpillFile {
  readonly #path: string;
  readonly #disk: { left: number };
  readonly #file: number;
  readonly #isUnlinked: boolean;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #written = 0;
  #isClosed = false;

  /** @param disk what may still be written by everyone who shares it. */
  constructor(path: string, disk: { left: number }) {
    this.#path = path;
    this.#disk = disk;
    this.#file = openSync(path, "wx+", 0o600);
    // Windows keeps the names of open files.
    this.#isUnlinked = process.platform !== "win32";
    if (this.#isUnlinked) rmSync(path);
  }

  /** Where the next record will begin. */
  get end(): number {
    return this.#written + this.#pendingBytes;
  }

  /** @throws MongoError 14031 when the disk is full, or what queries may write to it. */
  append(record: Uint8Array): void {
    const head = Buffer.allocUnsafe(headBytes);
    head.writeUInt32LE(record.length, 0);
    this.#pending.push(head, record);
    this.#pendingBytes += headBytes + record.length;
    if (this.#pendingBytes >= pieceBytes) this.#flush();
  }

  /**
   * The records of a run, in the order in which they were written.
   * @param atOnce how many bytes of them are in memory, but for a record that is longer.
   */
  *read({ from, to }: Run, atOnce = pieceBytes): Generator<Buffer, void> {
    this.#flush();
    let at = from;
    while (at < to) {
      const piece = this.#bytes(at, Math.min(atOnce, to - at));
      const records = wholeRecords(piece);
      for (const record of records) yield record;
      const used = records.reduce((sum, record) => sum + headBytes + record.length, 0);
      at += used;
      if (used > 0) continue;
      const length = piece.readUInt32LE(0);
      yield this.#bytes(at + headBytes, length);
      at += headBytes + length;
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#file);
    if (!this.#isUnlinked) rmSync(this.#path, { force: true });
    this.#disk.left += this.#written;
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return;
    const bytes = Buffer.concat(this.#pending);
    if (bytes.length > this.#disk.left) throw full("queries have written all that they may");
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    } catch (error) {
      throw full(error instanceof Error ? error.message : String(error));
    }
    this.#disk.left -= bytes.length;
    this.#written += bytes.length;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  #bytes(from: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let at = 0; at < length; ) {
      const read = readSync(this.#file, bytes, at, length - at, from + at);
      if (read === 0) throw new Error("a file of a running query is shorter than what was written to it");
      at += read;
    }
    return bytes;
  }
}

function wholeRecords(piece: Buffer): Buffer[] {
  const records: Buffer[] = [];
  for (let at = 0; at + headBytes <= piece.length; ) {
    const end = at + headBytes + piece.readUInt32LE(at);
    if (end > piece.length) break;
    records.push(piece.subarray(at + headBytes, end));
    at = end;
  }
  return records;
}

const full = (reason: string) =>
  new MongoError(14031, "OutOfDiskSpace", `A query cannot put down what it has to keep: ${reason}`);
