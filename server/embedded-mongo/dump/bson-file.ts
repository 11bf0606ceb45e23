import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { UnusableDump } from "./unusable-dump.ts";

const chunkBytes = 1 << 20;
/** As large as a document of MongoDB may become on its way. */
const largestDocument = 16 * 1024 * 1024 + 16 * 1024;
const smallestDocument = 5;

/** One document of a file, and where it begins. */
export interface Placed {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Reads the documents of a file one after the other, however long it is. @throws UnusableDump naming the byte */
export function* documentsIn(file: string): Generator<Placed, void> {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    let held: Buffer = Buffer.alloc(0);
    let heldAt = 0;
    for (let at = 0; at < size; ) {
      const length = lengthAt(at);
      yield { offset: at, bytes: Buffer.from(take(at, length)) };
      at += length;
    }

    function lengthAt(at: number): number {
      const length = size - at < 4 ? -1 : take(at, 4).readInt32LE(0);
      if (length < smallestDocument || length > largestDocument) {
        throw new UnusableDump(
          file,
          `holds no document at byte ${at}: it was damaged, or is no BSON. Take another dump`,
        );
      }
      if (at + length > size) {
        throw new UnusableDump(
          file,
          `was cut off: the document at byte ${at} has ${length} bytes, of which ${size - at} are there. Take another dump`,
        );
      }
      return length;
    }

    /** Bytes of the file, which are read in larger pieces. */
    function take(at: number, count: number): Buffer {
      if (at < heldAt || at + count > heldAt + held.length) {
        held = Buffer.alloc(Math.min(Math.max(chunkBytes, count), size - at));
        heldAt = at;
        readSync(handle, held, 0, held.length, at);
      }
      return held.subarray(at - heldAt, at - heldAt + count);
    }
  } finally {
    closeSync(handle);
  }
}
