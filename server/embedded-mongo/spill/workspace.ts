import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { SpillFile } from "./spill-file.ts";

/** What sorts and groups of one thread may hold together; what goes beyond lies in files. */
export const memoryBytes = 32 * 1024 * 1024;
/** So much anyone may hold whatever the others do: below it a file costs more than it saves. */
const freeBytes = 512 * 1024;
/** What all files of a thread may hold together. */
const diskBytes = 2 * 1024 ** 3;

const prefix = "mongo.spill-";

/** Where sorts, groups and cursors put what they have to keep: memory up to a limit that all of them share, then files. */
export class Workspace {
  readonly #folder: string;
  readonly #memory: number;
  readonly #disk = { left: diskBytes };
  #files = 0;
  #held = 0;

  /** @param memory how much memory there is for all together, in bytes. */
  constructor(folder: string, memory = memoryBytes) {
    this.#folder = folder;
    this.#memory = memory;
  }

  /** A share of the memory, empty at first: half of it, so that something is left for the next, or all. */
  reserve(share: "half" | "whole" = "half"): Reservation {
    const own = { bytes: 0 };
    const memory = this.#memory;
    const most = share === "half" ? memory / 2 : memory;
    const free = Math.min(freeBytes, memory / 16);
    return {
      grow: (bytes) => {
        own.bytes += bytes;
        this.#held += bytes;
        return own.bytes <= free || (own.bytes <= most && this.#held <= memory);
      },
      get isFarBeyond() {
        return own.bytes > memory * 1.5;
      },
      release: () => {
        this.#held -= own.bytes;
        own.bytes = 0;
      },
    };
  }

  /** A file that is gone once it is closed, or when the process ends in whatever way. */
  openFile(): SpillFile {
    this.#files += 1;
    return new SpillFile(join(this.#folder, `${prefix}${process.pid}-${threadId}-${this.#files}`), this.#disk);
  }
}

/** What one sort or group holds. */
export interface Reservation {
  /** Takes so much more, and tells whether that is still within what it may hold. */
  grow(bytes: number): boolean;
  /** It holds far more than there is for all. */
  readonly isFarBeyond: boolean;
  release(): void;
}

/** Deletes what a process left that ended between making a file and forgetting its name. */
export function sweepSpill(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { force: true });
  }
}
