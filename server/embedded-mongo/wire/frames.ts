/** Length, request id, response to, opcode: four int32. */
export const headerBytes = 16;
/** MongoDB's `maxMessageSizeBytes`. */
export const maxMessageBytes = 48_000_000;

const lengthBytes = 4;

/** Raised for bytes that are no message at all; the connection that sent them is closed. */
export class MalformedFrame extends Error {
  override name = "MalformedFrame" as const;
}

/** A message longer than this is put together only when there is room for it. */
export const longBytes = 64 * 1024;

/** A message that has begun and is not complete. */
interface Pending {
  length: number;
  /** Where it will lie; null while nobody has said that there is room. */
  frame: Buffer<ArrayBuffer> | null;
  filled: number;
  /** What has come of it before there was. */
  parts: Buffer[];
}

/**
 * Cuts a byte stream into whole messages, however the network split it.
 * A message that does not come in one piece is put together where it will lie, so that it is never there twice.
 */
export class FrameReader {
  /** Fewer bytes than say how long the next message is. */
  #stub = Buffer.alloc(0);
  #pending: Pending | null = null;

  /** Bytes of the message that has begun and is not complete; 0 when there is none. */
  get pendingBytes(): number {
    return this.#pending?.length ?? 0;
  }

  /** Makes room for the long message that has begun. Without, it is kept in the pieces it comes in. */
  makeRoom(): void {
    const pending = this.#pending;
    if (!pending || pending.frame) return;
    pending.frame = Buffer.allocUnsafeSlow(pending.length);
    let at = 0;
    for (const part of pending.parts) {
      at += part.copy(pending.frame, at);
      giveBack(part);
    }
    pending.parts = [];
  }

  /** Gives back at once what was kept for a message that will not be completed. */
  discard(): void {
    if (this.#pending?.frame) giveBack(this.#pending.frame);
    this.#pending = null;
  }

  /** Messages that became complete with this chunk. @throws MalformedFrame for an impossible length. */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    let rest = this.#stub.length > 0 ? Buffer.concat([this.#stub, chunk]) : chunk;
    this.#stub = Buffer.alloc(0);
    while (rest.length > 0) {
      if (this.#pending) {
        const isCopied = this.#pending.frame !== null;
        const used = rest.subarray(0, this.#fill(this.#pending, rest, frames));
        rest = rest.subarray(used.length);
        if (isCopied) giveBack(used);
        continue;
      }
      if (rest.length < lengthBytes) {
        this.#stub = Buffer.from(rest);
        return frames;
      }
      const length = checkedLength(rest.readInt32LE(0));
      if (length <= rest.length) {
        frames.push(rest.subarray(0, length));
        rest = rest.subarray(length);
      } else {
        this.#pending = { length, frame: null, filled: 0, parts: [] };
        if (length <= longBytes) this.makeRoom();
      }
    }
    return frames;
  }

  /** How much of the bytes belonged to the message. */
  #fill(pending: Pending, bytes: Buffer, frames: Buffer[]): number {
    const taken = bytes.subarray(0, pending.length - pending.filled);
    if (pending.frame) taken.copy(pending.frame, pending.filled);
    else pending.parts.push(taken);
    pending.filled += taken.length;
    if (pending.filled === pending.length) {
      this.makeRoom();
      if (pending.frame) frames.push(pending.frame);
      this.#pending = null;
    }
    return taken.length;
  }
}

/**
 * Frees at once what nobody reads any more, if it has its memory for itself. The engine of JavaScript would do so when it
 * has seen enough garbage of its own, of which these make little: by then they are tens of megabytes.
 */
export function giveBack(bytes: Buffer): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.length === buffer.byteLength) buffer.transfer(0);
}

function checkedLength(length: number): number {
  if (length >= headerBytes && length <= maxMessageBytes) return length;
  throw new MalformedFrame(`message length ${length} is not between ${headerBytes} and ${maxMessageBytes}`);
}
