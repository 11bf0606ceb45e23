import { isUtf8 } from "node:buffer";
import { Long } from "bson";
import { MongoError, mongoError } from "../errors.ts";
import { nameIn } from "./names.ts";

/** The refusal of bytes that are no document. */
export function invalid(reason: string): Error {
  return mongoError(22, `Invalid BSON: ${reason}`);
}

/** The refusal of a text that is no UTF-8: kept, it would come back changed. The bytes around it are in order. */
export class NoText extends MongoError {
  constructor() {
    super(22, "InvalidBSON", "Invalid BSON: a string or a name is not UTF-8");
  }
}

/** What stands in the place of bytes that are no UTF-8, and is a letter like any other as well. */
const replacement = "\ufffd";

/** Reads the parts that values are made of, one after the other. @throws MongoError 22 where the bytes end before they do. */
export class ByteReader {
  protected readonly bytes: Buffer;
  readonly #view: DataView;
  readonly #isExact: boolean;
  protected at = 0;

  /** @param isExact whether a text that is no UTF-8 is refused with `NoText`. */
  constructor(bytes: Buffer, isExact: boolean) {
    this.bytes = bytes;
    this.#isExact = isExact;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  protected byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw invalid("unexpected end");
    this.at += 1;
    return byte;
  }

  protected int32(): number {
    const value = this.#view.getInt32(this.at, true);
    this.at += 4;
    return value;
  }

  protected double(): number {
    const value = this.#view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  protected long(): Long {
    const low = this.int32();
    return new Long(low, this.int32());
  }

  protected date(): Date {
    const low = this.#view.getUint32(this.at, true);
    const high = this.#view.getInt32(this.at + 4, true);
    this.at += 8;
    const date = new Date(high * 2 ** 32 + low);
    if (Number.isNaN(date.getTime())) throw invalid("a date lies outside the years this server can hold");
    return date;
  }

  protected take(length: number): Buffer {
    const end = this.at + length;
    if (length < 0 || end > this.bytes.length) throw invalid("unexpected end");
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  protected string(): string {
    const length = this.int32();
    const start = this.at;
    const end = start + length - 1;
    if (length < 1 || this.bytes[end] !== 0) throw invalid("wrong string length");
    this.at = end + 1;
    return this.#text(start, end);
  }

  protected name(): string {
    const bytes = this.bytes;
    const start = this.at;
    let hash = 0;
    let all = 0;
    let at = start;
    for (let byte = bytes[at]; byte !== 0; byte = bytes[at]) {
      if (byte === undefined) throw invalid("unexpected end");
      hash = (Math.imul(hash, 31) + byte) | 0;
      all |= byte;
      at += 1;
    }
    this.at = at + 1;
    return all > 0x7f ? this.#decoded(start, at) : nameIn(bytes, start, at, hash);
  }

  protected cstring(): string {
    const start = this.at;
    this.skipCstring();
    return this.#text(start, this.at - 1);
  }

  protected skipCstring(): void {
    const bytes = this.bytes;
    let at = this.at;
    while (bytes[at] !== 0) {
      if (at >= bytes.length) throw invalid("unexpected end");
      at += 1;
    }
    this.at = at + 1;
  }

  // Most names and many values are short ASCII, which is put together faster than it is handed to the decoder.
  #text(start: number, end: number): string {
    const bytes = this.bytes;
    if (end - start > 20) return this.#decoded(start, end);
    let text = "";
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte > 0x7f) return this.#decoded(start, end);
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #decoded(start: number, end: number): string {
    const text = this.bytes.toString("utf8", start, end);
    if (this.#isExact && text.includes(replacement) && !isUtf8(this.bytes.subarray(start, end))) throw new NoText();
    return text;
  }
}
