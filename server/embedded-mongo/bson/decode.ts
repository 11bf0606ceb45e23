import {
  Binary,
  BSONError,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import { mongoError } from "../errors.ts";
import { maxReadDepth, maxStoredDepth, tooDeep } from "./depth.ts";
import { type Doc, setField } from "./fields.ts";

/**
 * Decodes one document. Unlike the driver's decoder it keeps every type and every field where it is,
 * those of `{ $ref, $id }` among them, which would otherwise come back as another document.
 * @throws MongoError 22 when the bytes are not one valid document.
 */
export function decode(bytes: Uint8Array): Doc {
  return decodeWithin(bytes, maxReadDepth);
}

/** Decodes a document that is to be stored. @throws MongoError 15 when it nests deeper than such a one may. */
export function decodeNew(bytes: Uint8Array): Doc {
  return decodeWithin(bytes, maxStoredDepth);
}

function decodeWithin(bytes: Uint8Array, maxDepth: number): Doc {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 5 || buffer.readInt32LE(0) !== buffer.length) throw invalid("wrong document length");
  const reader = new Reader(buffer, maxDepth);
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof BSONError || error instanceof RangeError) throw invalid(error.message);
    throw error;
  }
}

function invalid(reason: string): Error {
  return mongoError(22, `Invalid BSON: ${reason}`);
}

class Reader {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  #at = 0;
  #depth = 0;
  readonly #maxDepth: number;

  constructor(bytes: Buffer, maxDepth: number) {
    this.#maxDepth = maxDepth;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  document(): Doc {
    const end = this.#open();
    const doc: Doc = {};
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      const name = this.#cstring();
      const value = this.#value(type);
      const first = name.charCodeAt(0);
      // Digits, and the underscore of __proto__: other names need no look.
      if (first < 65 || first === 95) setField(doc, name, value);
      else doc[name] = value;
    }
    this.#close(end);
    return doc;
  }

  #array(): unknown[] {
    const end = this.#open();
    const values: unknown[] = [];
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      this.#skipCstring();
      values.push(this.#value(type));
    }
    this.#close(end);
    return values;
  }

  #open(): number {
    const start = this.#at;
    const length = this.#int32();
    if (length < 5 || start + length > this.#bytes.length) throw invalid("wrong length of an embedded document");
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) throw tooDeep(this.#maxDepth);
    return start + length;
  }

  #close(end: number): void {
    if (this.#at !== end) throw invalid("an embedded document does not end where it should");
    this.#depth -= 1;
  }

  #value(type: number): unknown {
    switch (type) {
      case 0x01:
        return new Double(this.#double());
      case 0x02:
        return this.#string();
      case 0x03:
        return this.document();
      case 0x04:
        return this.#array();
      case 0x05:
        return this.#binary();
      case 0x06:
        return undefined;
      case 0x07:
        return new ObjectId(this.#take(12));
      case 0x08:
        return this.#byte() !== 0;
      case 0x09:
        return this.#date();
      case 0x0a:
        return null;
      case 0x0b:
        return new BSONRegExp(this.#cstring(), this.#cstring());
      case 0x0d:
        return new Code(this.#string());
      case 0x0e:
        return new BSONSymbol(this.#string());
      case 0x0f:
        return this.#codeWithScope();
      case 0x10:
        return new Int32(this.#int32());
      case 0x11:
        return new Timestamp(this.#long());
      case 0x12:
        return this.#long();
      case 0x13:
        // A copy, so that one number does not keep the whole message alive.
        return new Decimal128(Uint8Array.prototype.slice.call(this.#take(16)));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw invalid(`unsupported type ${type}`);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw invalid("unexpected end");
    this.#at += 1;
    return byte;
  }

  #int32(): number {
    const value = this.#view.getInt32(this.#at, true);
    this.#at += 4;
    return value;
  }

  #double(): number {
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  #long(): Long {
    const low = this.#int32();
    return new Long(low, this.#int32());
  }

  #date(): Date {
    const low = this.#view.getUint32(this.#at, true);
    const high = this.#view.getInt32(this.#at + 4, true);
    this.#at += 8;
    const date = new Date(high * 2 ** 32 + low);
    if (Number.isNaN(date.getTime())) throw invalid("a date lies outside the years this server can hold");
    return date;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length) throw invalid("unexpected end");
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  #string(): string {
    const length = this.#int32();
    const start = this.#at;
    const end = start + length - 1;
    if (length < 1 || this.#bytes[end] !== 0) throw invalid("wrong string length");
    this.#at = end + 1;
    return this.#text(start, end);
  }

  #cstring(): string {
    const start = this.#at;
    this.#skipCstring();
    return this.#text(start, this.#at - 1);
  }

  #skipCstring(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    while (bytes[at] !== 0) {
      if (at >= bytes.length) throw invalid("unexpected end");
      at += 1;
    }
    this.#at = at + 1;
  }

  // Most names and many values are short ASCII, which is put together faster than it is handed to the decoder.
  #text(start: number, end: number): string {
    const bytes = this.#bytes;
    if (end - start > 20) return bytes.toString("utf8", start, end);
    let text = "";
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte > 0x7f) return bytes.toString("utf8", start, end);
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #binary(): Binary {
    const length = this.#int32();
    const subtype = this.#byte();
    if (subtype === Binary.SUBTYPE_BYTE_ARRAY) {
      const inner = this.#int32();
      if (inner !== length - 4) throw invalid("wrong length of binary data of subtype 2");
      return new Binary(Uint8Array.prototype.slice.call(this.#take(inner)), subtype);
    }
    return new Binary(Uint8Array.prototype.slice.call(this.#take(length)), subtype);
  }

  #codeWithScope(): Code {
    const end = this.#at + this.#int32();
    const code = this.#string();
    const scope = this.document();
    if (this.#at !== end) throw invalid("wrong length of code with scope");
    return new Code(code, scope);
  }
}
