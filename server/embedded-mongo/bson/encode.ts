import { type Code, type Decimal128, Double, Int32, Long, ObjectId, type Timestamp } from "bson";
import { badValue } from "../errors.ts";
import { textOf, toBinary, toRegex } from "./compare.ts";
import { maxMessageDepth, maxStoredDepth, tooDeep } from "./depth.ts";
import { type Doc, nameOfKey } from "./fields.ts";
import { typeOf } from "./types.ts";

const usualBytes = 64 * 1024;
// One buffer for all documents: encoding never waits, so no two are written at once.
let buffer = Buffer.from(new ArrayBuffer(usualBytes));
let view = new DataView(buffer.buffer);
let at = 0;
let depth = 0;
let deepest = maxMessageDepth;

/**
 * Encodes a document; a field whose value is `undefined` becomes null.
 * What a field is called never decides how it is encoded, so a client's `_bsontype` is a field like any other.
 * @throws MongoError 15 when it nests deeper than an answer may, before it could be more than the stack holds.
 */
export function encode(doc: Doc): Uint8Array {
  return encodeWithin(doc, maxMessageDepth);
}

/** Encodes a document that is to be stored. @throws MongoError 15 when it nests deeper than such a one may. */
export function encodeStored(doc: Doc): Uint8Array {
  return encodeWithin(doc, maxStoredDepth);
}

function encodeWithin(doc: Doc, maxDepth: number): Uint8Array {
  startWriting(0, maxDepth);
  writeDocument(doc);
  return written();
}

/** Begins to write something made of documents and what is encoded already, behind so many bytes that are left free. */
export function startWriting(room: number, maxDepth = maxMessageDepth): void {
  at = room;
  depth = 0;
  deepest = maxDepth;
}

/** All that was written since. */
export function written(): Buffer {
  const copy = Buffer.allocUnsafe(at);
  buffer.copy(copy, 0, 0, at);
  // What was once long would be so for ever.
  if (buffer.length > usualBytes * 4) useBuffer(usualBytes);
  return copy;
}

export function reserve(count: number): void {
  const needed = at + count;
  if (needed <= buffer.length) return;
  useBuffer(Math.max(needed, buffer.length * 2));
}

/** Goes on in a buffer of that size; the one before is freed at once, for nobody else has it. */
function useBuffer(bytes: number): void {
  const before = buffer;
  buffer = Buffer.from(new ArrayBuffer(bytes));
  before.copy(buffer, 0, 0, Math.min(at, bytes));
  before.buffer.transfer(0);
  view = new DataView(buffer.buffer);
}

function writeDocument(doc: Doc): void {
  const start = openDocument();
  for (const key of Object.keys(doc)) writeField(nameOfKey(key), doc[key]);
  closeDocument(start);
}

function writeArray(values: readonly unknown[]): void {
  const start = openDocument();
  for (let index = 0; index < values.length; index += 1) writeField(String(index), values[index]);
  closeDocument(start);
}

/** Begins a document or an array; answers where, for `closeDocument`. */
export function openDocument(): number {
  const start = at;
  depth += 1;
  if (depth > deepest) throw tooDeep(deepest);
  reserve(5);
  at += 4;
  return start;
}

export function closeDocument(start: number): void {
  writeByte(0);
  depth -= 1;
  view.setInt32(start, at - start, true);
}

export function writeField(name: string, value: unknown): void {
  if (typeof value === "string") {
    writeHead(0x02, name);
    writeString(value);
  } else if (value instanceof ObjectId) {
    writeHead(0x07, name);
    writeBytes(value.id);
  } else if (value instanceof Int32) {
    writeHead(0x10, name);
    writeInt32(value.value);
  } else {
    const { number } = typeOf(value);
    // Missing values have the number of undefined, which is not stored any more.
    const stored = number === 6 ? 10 : number;
    writeHead(stored & 0xff, name);
    writeValue(stored, value);
  }
}

// The casts below hold because the value has the type number that is switched on.
function writeValue(type: number, value: unknown): void {
  switch (type) {
    case 1:
      return writeDouble(value instanceof Double ? value.value : (value as number));
    case 2:
    case 14:
      return writeString(textOf(value));
    case 3:
      return writeDocument(value as Doc);
    case 4:
      return writeArray(value as unknown[]);
    case 5:
      return writeBinary(value);
    case 7:
      return writeBytes((value as ObjectId).id);
    case 8:
      return writeByte(value === true ? 1 : 0);
    case 9:
      return writeLong(Long.fromNumber((value as Date).getTime()));
    case 11:
      return writeRegex(value);
    case 13:
      return writeString((value as Code).code);
    case 15:
      return writeCodeWithScope(value as Code);
    case 16:
      return writeInt32(Number(value));
    case 17:
      return writeLong(value as Timestamp);
    case 18:
      return writeLong(typeof value === "bigint" ? Long.fromBigInt(value) : (value as Long));
    case 19:
      return writeBytes((value as Decimal128).bytes);
    default:
      return;
  }
}

export function writeHead(type: number, name: string): void {
  writeByte(type);
  writeCstring(name);
}

function writeByte(value: number): void {
  reserve(1);
  buffer[at] = value;
  at += 1;
}

function writeInt32(value: number): void {
  reserve(4);
  view.setInt32(at, value, true);
  at += 4;
}

function writeDouble(value: number): void {
  reserve(8);
  view.setFloat64(at, value, true);
  at += 8;
}

function writeLong(value: { low: number; high: number }): void {
  writeInt32(value.low);
  writeInt32(value.high);
}

export function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  buffer.set(bytes, at);
  at += bytes.length;
}

/** @throws MongoError 2 for a null byte, which would end the name early. */
function writeCstring(text: string): void {
  if (text.includes("\0")) throw badValue("A field name or pattern cannot hold a null byte");
  writeText(text);
  writeByte(0);
}

function writeString(text: string): void {
  const start = at;
  reserve(4);
  at += 4;
  writeText(text);
  writeByte(0);
  view.setInt32(start, at - start - 4, true);
}

// Short ASCII is written faster byte by byte than through the encoder.
function writeText(text: string): void {
  const { length } = text;
  reserve(length * 3);
  if (length > 24) {
    at += buffer.write(text, at);
    return;
  }
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      at += buffer.write(text.slice(index), at);
      return;
    }
    buffer[at] = unit;
    at += 1;
  }
}

function writeBinary(value: unknown): void {
  const binary = toBinary(value);
  const bytes = binary.value();
  const isNested = binary.sub_type === 2;
  writeInt32(isNested ? bytes.length + 4 : bytes.length);
  writeByte(binary.sub_type);
  if (isNested) writeInt32(bytes.length);
  writeBytes(bytes);
}

function writeRegex(value: unknown): void {
  const regex = toRegex(value);
  writeCstring(regex.pattern);
  writeCstring([...regex.options].sort().join(""));
}

function writeCodeWithScope(value: Code): void {
  const start = at;
  reserve(4);
  at += 4;
  writeString(value.code);
  writeDocument(value.scope ?? {});
  view.setInt32(start, at - start, true);
}
