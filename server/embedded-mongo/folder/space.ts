import { randomBytes } from "node:crypto";
import { existsSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { MongoError } from "../errors.ts";
import { outOfDiskSpace } from "../store/turn.ts";
import { databaseFile, reserveFile } from "./names.ts";

/** What a command does to the room that a database takes. */
export type RoomUse = "reads" | "frees" | "fills";

/** With less than this a delete may not find the room that its log takes. */
const leastForDeletes = 1024 * 1024;

/**
 * The room on the disk. SQLite has to write before anything can be deleted, so a file of a few megabytes is kept that is given up
 * when the disk is full: from then on what frees room is done, and what takes some is refused until there is enough again.
 */
export class Space {
  readonly #folder: string;
  readonly #bytes: number;
  #db: DatabaseSync | null = null;
  #isTight = false;

  /** @param bytes of the reserve; 0 keeps none. */
  constructor(folder: string, bytes: number) {
    this.#folder = folder;
    this.#bytes = bytes;
  }

  /**
   * Opens the database, which takes room, too: on a full disk that of the reserve.
   * @throws Error saying how much is free when not even that is enough.
   */
  opening<Result>(open: () => Result): Result {
    if (this.#bytes > 0 && this.free() < leastForDeletes) this.ranOut();
    try {
      return open();
    } catch (error) {
      const free = this.free();
      if (!isWriteFailure(error) || free >= leastForDeletes) throw error;
      if (!existsSync(reserveFile(this.#folder))) {
        const message = `The disk is full: ${free} bytes are free where ${this.#folder} is, and ${leastForDeletes} are needed to start. Free some`;
        throw new Error(`${message}.`, { cause: error });
      }
      this.ranOut();
      return open();
    }
  }

  /** From now on the reserve is kept; where there is none, and no room for one, the disk counts as full. */
  watch(db: DatabaseSync): void {
    this.#db = db;
    this.#isTight = this.#bytes > 0 && !existsSync(reserveFile(this.#folder));
    this.look();
  }

  /** To be called from time to time: keeps the reserve, or makes it again once there is room for twice as much. */
  look(): void {
    if (this.#bytes === 0) return;
    const free = this.free();
    // The less there is left to fold when the disk is full, the more of the reserve is there for deletes.
    if (free < 4 * this.#bytes) this.#foldLog(free);
    if (!this.#isTight || free < 2 * this.#bytes) return;
    // Bytes that no disk can make smaller.
    writeFileSync(reserveFile(this.#folder), randomBytes(this.#bytes), { mode: 0o600 });
    this.#isTight = false;
  }

  /** @throws MongoError 14031 for what takes room while there is none. */
  admit(use: RoomUse): void {
    if (use === "reads" || this.#bytes === 0) return;
    if (!this.#isTight && (use === "fills" || this.free() >= leastForDeletes)) return;
    if (!this.#isTight) this.ranOut();
    const free = this.free();
    const isFolded = this.#foldLog(free);
    if (use === "frees" || (isFolded && this.#roomInside() >= this.#bytes)) return;
    const message = `The disk is full: ${free} bytes are free where ${this.#folder} is. Until there are more, only deleting is possible`;
    throw new MongoError(outOfDiskSpace, "OutOfDiskSpace", message);
  }

  /** The store could not write: the reserve is given up. */
  ranOut(): void {
    if (this.#bytes === 0) return;
    this.#isTight = true;
    rmSync(reserveFile(this.#folder), { force: true });
  }

  /** Bytes that may be written on this disk. */
  free(): number {
    const { bsize, bavail, bfree } = statfsSync(this.#folder);
    return bsize * (process.getuid?.() === 0 ? bfree : bavail);
  }

  /** Bytes of the file that are of no document any more, which the next ones take. */
  #roomInside(): number {
    return this.#number("freelist_count") * this.#number("page_size");
  }

  /**
   * Puts the log into the file, where that leaves enough for deletes: then the next commit begins the log anew, in the room
   * that it has. @returns whether it was possible
   */
  #foldLog(free: number): boolean {
    if (!this.#db || this.#db.isTransaction) return false;
    const grown = this.#number("page_count") * this.#number("page_size");
    const { size } = statSync(databaseFile(this.#folder));
    if (grown - size + leastForDeletes > free) return false;
    this.#db.exec("PRAGMA wal_checkpoint(PASSIVE)");
    return true;
  }

  #number(pragma: string): number {
    return Number(this.#db?.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0);
  }
}

const sqliteIo = 10;
const sqliteFull = 13;

/** Whether SQLite could not write; a full disk has several names while a database is opened. */
export function isWriteFailure(error: unknown): boolean {
  if (!(error instanceof Error && "errcode" in error)) return false;
  return [sqliteIo, sqliteFull].includes(Number(error.errcode) & 0xff);
}
