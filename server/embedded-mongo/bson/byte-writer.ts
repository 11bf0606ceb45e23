/** Collects the bytes of one key; keeps its buffer from key to key. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Starts over. */
  clear(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#buffer.writeUInt32BE(value, this.#length);
    this.#length += 4;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** The string's UTF-8 bytes and two zero bytes; zero bytes inside become 00 FF, so that a prefix orders first. */
  text(value: string): void {
    const escaped = value.includes("\0") ? value.split("\0").map((part) => Buffer.from(part)) : null;
    if (escaped === null) {
      // A UTF-16 unit takes at most three bytes.
      this.#reserve(value.length * 3);
      this.#length += this.#buffer.write(value, this.#length);
    } else {
      for (const [index, part] of escaped.entries()) {
        if (index > 0) this.bytes(escapedZero);
        this.bytes(part);
      }
    }
    this.byte(0);
    this.byte(0);
  }

  /** A double in eight bytes whose order is the order of the numbers; NaN first, -0 as 0. */
  double(value: number): void {
    this.#reserve(8);
    if (Number.isNaN(value)) {
      this.#buffer.fill(0, this.#length, this.#length + 8);
    } else {
      this.#buffer.writeDoubleBE(value + 0, this.#length);
      if (value < 0) this.invert(this.#length, this.#length + 8);
      else this.#flipTopBit(this.#length);
    }
    this.#length += 8;
  }

  /** Inverts the bits of the bytes from `start` up to `end`, which reverses their order. */
  invert(start: number, end = this.#length): void {
    for (let index = start; index < end; index += 1) this.#buffer[index] = ~(this.#buffer[index] ?? 0);
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    return Uint8Array.prototype.slice.call(this.#buffer, 0, this.#length);
  }

  #flipTopBit(at: number): void {
    this.#buffer[at] = (this.#buffer[at] ?? 0) ^ 0x80;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

const escapedZero = Uint8Array.of(0x00, 0xff);
