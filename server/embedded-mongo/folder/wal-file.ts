import { closeSync, openSync, readSync } from "node:fs";

/** The form is published: https://sqlite.org/fileformat2.html#walformat */
const headerBytes = 32;
const frameHeaderBytes = 24;
const magicLittle = 0x377f0682;
const magicBig = 0x377f0683;

/** The running checksum over a log, whose words are read in the order that its magic number names. */
class Checksum {
  #first = 0;
  #second = 0;
  readonly #isBig: boolean;

  constructor(isBig: boolean) {
    this.#isBig = isBig;
  }

  add(bytes: Buffer): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; at += 8) {
      this.#first = (this.#first + view.getInt32(at, !this.#isBig) + this.#second) | 0;
      this.#second = (this.#second + view.getInt32(at + 4, !this.#isBig) + this.#first) | 0;
    }
  }

  /** Whether it is what stands, most significant byte first, at a place. */
  isAt(bytes: Buffer, at: number): boolean {
    return bytes.readInt32BE(at) === this.#first && bytes.readInt32BE(at + 4) === this.#second;
  }
}

/**
 * Looks for commits in a log that SQLite would leave out without a word, because it stops at the first frame that is wrong.
 * What was being written as the machine went down can be wrong itself, with its own commit behind it: that one was
 * acknowledged to nobody. With a second commit behind a wrong frame, one of the two had been.
 * @returns what is wrong, or null
 */
export function findLostCommits(file: string): string | null {
  const problem = findOnce(file);
  // What another process writes at this moment can look like it, and looks whole a moment later.
  return problem !== null && findOnce(file) === problem ? problem : null;
}

function findOnce(file: string): string | null {
  const handle = openSync(file, "r");
  try {
    const header = Buffer.alloc(headerBytes);
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes || isBlank(header)) return null;
    const magic = header.readUInt32BE(0);
    const checksum = new Checksum(magic === magicBig);
    checksum.add(header.subarray(0, frameHeaderBytes));
    if ((magic !== magicLittle && magic !== magicBig) || !checksum.isAt(header, frameHeaderBytes)) {
      return "does not begin as a log does: what was written last cannot be read";
    }
    return walkFrames(handle, header, checksum);
  } finally {
    closeSync(handle);
  }
}

function walkFrames(handle: number, header: Buffer, checksum: Checksum): string | null {
  const frame = Buffer.alloc(frameHeaderBytes + header.readUInt32BE(8));
  let wrongAt: number | null = null;
  let commitsBehind = 0;
  for (let at = headerBytes; readSync(handle, frame, 0, frame.length, at) === frame.length; at += frame.length) {
    // Frames with other salts are left over from before the log began anew.
    const isOfThisLog = frame.compare(header, 16, 24, 8, 16) === 0;
    if (wrongAt === null) {
      checksum.add(frame.subarray(0, 8));
      checksum.add(frame.subarray(frameHeaderBytes));
      if (isOfThisLog && checksum.isAt(frame, 16)) continue;
      wrongAt = at;
    }
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isOfThisLog && isCommit) commitsBehind += 1;
    if (commitsBehind > 1) {
      return `is damaged at byte ${wrongAt}: what was written after that cannot be read`;
    }
  }
  return null;
}

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0);
