/** Length, request id, response to, opcode: four int32. */
export const headerBytes = 16;
/** MongoDB's `maxMessageSizeBytes`. */
export const maxMessageBytes = 48_000_000;

/** Raised for bytes that are no message at all; the connection that sent them is closed. */
export class MalformedFrame extends Error {
  override name = "MalformedFrame" as const;
}

/**
 * Cuts a byte stream into whole messages, however the network split it.
 * Chunks are kept in a list until the message is complete, so a large message is copied once.
 */
export class FrameReader {
  #chunks: Buffer[] = [];
  #bytes = 0;

  /** Messages that became complete with this chunk. @throws MalformedFrame for an impossible length. */
  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const frames: Buffer[] = [];
    for (let length = this.#nextLength(); length !== null && this.#bytes >= length; length = this.#nextLength()) {
      frames.push(this.#take(length));
    }
    return frames;
  }

  #nextLength(): number | null {
    if (this.#bytes < 4) return null;
    const length = this.#head(4).readInt32LE(0);
    if (length < headerBytes || length > maxMessageBytes) {
      throw new MalformedFrame(`message length ${length} is not between ${headerBytes} and ${maxMessageBytes}`);
    }
    return length;
  }

  #head(bytes: number): Buffer {
    const [first] = this.#chunks;
    if (first && first.length >= bytes) return first;
    this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  #take(length: number): Buffer {
    const all = this.#head(length);
    const rest = all.subarray(length);
    this.#chunks = rest.length > 0 ? [rest, ...this.#chunks.slice(1)] : this.#chunks.slice(1);
    this.#bytes -= length;
    return all.subarray(0, length);
  }
}
