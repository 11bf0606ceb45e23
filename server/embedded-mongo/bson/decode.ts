import {
  Binary,
  BSONError,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import { ByteReader, invalid } from "./byte-reader.ts";
import { maxReadDepth, maxStoredDepth, tooDeep } from "./depth.ts";
import type { Doc } from "./fields.ts";
import { DocumentMaker } from "./shapes.ts";

/**
 * Decodes one document. Unlike the driver's decoder it keeps every type and every field where it is,
 * those of `{ $ref, $id }` among them, which would otherwise come back as another document.
 * @throws MongoError 22 when the bytes are not one valid document.
 */
export function decode(bytes: Uint8Array): Doc {
  return decodeWithin(bytes, maxReadDepth, false);
}

/** Decodes what a client sends. @throws NoText for a string that is no UTF-8, which would be changed without a word. */
export function decodeSent(bytes: Uint8Array): Doc {
  return decodeWithin(bytes, maxReadDepth, true);
}

/** Decodes a document that is to be stored. @throws NoText, and MongoError 15 when it nests deeper than such a one may. */
export function decodeNew(bytes: Uint8Array): Doc {
  return decodeWithin(bytes, maxStoredDepth, true);
}

function decodeWithin(bytes: Uint8Array, maxDepth: number, isExact: boolean): Doc {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 5 || buffer.readInt32LE(0) !== buffer.length) throw invalid("wrong document length");
  const reader = new Reader(buffer, maxDepth, isExact);
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof BSONError || error instanceof RangeError) throw invalid(error.message);
    throw error;
  }
}

class Reader extends ByteReader {
  readonly #maker = new DocumentMaker();
  #depth = 0;
  readonly #maxDepth: number;

  constructor(bytes: Buffer, maxDepth: number, isExact: boolean) {
    super(bytes, isExact);
    this.#maxDepth = maxDepth;
  }

  document(): Doc {
    const end = this.#open();
    const maker = this.#maker;
    const outer = maker.begin();
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      const name = this.name();
      maker.add(name, this.#value(type));
    }
    this.#close(end);
    return maker.end(outer);
  }

  #array(): unknown[] {
    const end = this.#open();
    const values: unknown[] = [];
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      this.skipCstring();
      values.push(this.#value(type));
    }
    this.#close(end);
    return values;
  }

  #open(): number {
    const start = this.at;
    const length = this.int32();
    if (length < 5 || start + length > this.bytes.length) throw invalid("wrong length of an embedded document");
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) throw tooDeep(this.#maxDepth);
    return start + length;
  }

  #close(end: number): void {
    if (this.at !== end) throw invalid("an embedded document does not end where it should");
    this.#depth -= 1;
  }

  #value(type: number): unknown {
    switch (type) {
      case 0x01:
        return new Double(this.double());
      case 0x02:
        return this.string();
      case 0x03:
        return this.document();
      case 0x04:
        return this.#array();
      case 0x05:
        return this.#binary();
      case 0x06:
        return undefined;
      case 0x07:
        return new ObjectId(this.take(12));
      case 0x08:
        return this.byte() !== 0;
      case 0x09:
        return this.date();
      case 0x0a:
        return null;
      case 0x0b:
        return new BSONRegExp(this.cstring(), this.cstring());
      case 0x0d:
        return new Code(this.string());
      case 0x0e:
        return new BSONSymbol(this.string());
      case 0x0f:
        return this.#codeWithScope();
      case 0x10:
        return new Int32(this.int32());
      case 0x11:
        return new Timestamp(this.long());
      case 0x12:
        return this.long();
      case 0x13:
        // A copy, so that one number does not keep the whole message alive.
        return new Decimal128(Uint8Array.prototype.slice.call(this.take(16)));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw invalid(`unsupported type ${type}`);
    }
  }

  #binary(): Binary {
    const length = this.int32();
    const subtype = this.byte();
    if (subtype === Binary.SUBTYPE_BYTE_ARRAY) {
      const inner = this.int32();
      if (inner !== length - 4) throw invalid("wrong length of binary data of subtype 2");
      return new Binary(Uint8Array.prototype.slice.call(this.take(inner)), subtype);
    }
    return new Binary(Uint8Array.prototype.slice.call(this.take(length)), subtype);
  }

  #codeWithScope(): Code {
    const end = this.at + this.int32();
    const code = this.string();
    const scope = this.document();
    if (this.at !== end) throw invalid("wrong length of code with scope");
    return new Code(code, scope);
  }
}
