import { type Code, Int32, type ObjectId, type Timestamp } from "bson";
import { ByteWriter } from "./byte-writer.ts";
import { textOf, toBinary, toRegex } from "./compare.ts";
import { type Doc, nameOfKey } from "./fields.ts";
import { writeNumber } from "./key-number.ts";
import type { Numeric } from "./number.ts";
import { emptyArrayKey, rankOf, typeRank } from "./types.ts";

const writer = new ByteWriter();

/**
 * The index key of one value: byte order is the order of `compareValues`, reversed when descending.
 * A key ends by itself, so that keys can be concatenated. A missing value has the key of null.
 */
export function encodeKeyPart(value: unknown, descending: boolean): Uint8Array {
  writer.clear();
  writePart(value, descending);
  return writer.take();
}

/** The keys of several values, one after another. */
export function encodeKey(values: readonly unknown[], directions: readonly (1 | -1)[]): Uint8Array {
  writer.clear();
  for (let index = 0; index < values.length; index += 1) writePart(values[index], directions[index] === -1);
  return writer.take();
}

function writePart(value: unknown, descending: boolean): void {
  const start = writer.length;
  writeValue(value);
  if (descending) writer.invert(start);
}

// Ranks start at -1, and 0 is the byte that ends documents and arrays.
const typeByte = (rank: number): number => rank + 2;

function writeValue(value: unknown): void {
  if (typeof value === "string") {
    writer.byte(typeByte(typeRank.string));
    writer.text(value);
    return;
  }
  if (value instanceof Int32) {
    writer.byte(typeByte(typeRank.number));
    writer.double(value.value);
    writer.byte(0);
    return;
  }
  const rank = rankOf(value);
  writer.byte(typeByte(rank));
  writePayload(rank, value);
}

// The casts below hold because the value has the rank that is switched on.
function writePayload(rank: number, value: unknown): void {
  switch (rank) {
    case typeRank.number:
      return writeNumber(writer, value as Numeric);
    case typeRank.string:
      return writer.text(textOf(value));
    case typeRank.object:
      return writeFields(value as Doc);
    case typeRank.array:
      return writeElements(value as unknown[]);
    case typeRank.binary:
      return writeBinary(value);
    case typeRank.objectId:
      return writer.bytes((value as ObjectId).id);
    case typeRank.boolean:
      return writer.byte(value === true ? 1 : 0);
    case typeRank.date:
      return writer.double((value as Date).getTime());
    case typeRank.timestamp:
      return writeTimestamp(value as Timestamp);
    case typeRank.regex:
      return writeRegex(value);
    case typeRank.code:
    case typeRank.codeWithScope:
      return writeCode(value as Code);
    default:
      return;
  }
}

function writeFields(doc: Doc): void {
  for (const key of Object.keys(doc)) {
    const value = doc[key];
    const rank = rankOf(value);
    writer.byte(typeByte(rank));
    writer.text(nameOfKey(key));
    writePayload(rank, value);
  }
  writer.byte(0);
}

function writeElements(values: readonly unknown[]): void {
  for (const value of values) writeValue(value);
  writer.byte(0);
}

function writeBinary(value: unknown): void {
  const binary = toBinary(value);
  writer.uint32(binary.position);
  writer.byte(binary.sub_type);
  writer.bytes(binary.value());
}

function writeTimestamp(value: Timestamp): void {
  writer.uint32(value.getHighBitsUnsigned());
  writer.uint32(value.getLowBitsUnsigned());
}

function writeRegex(value: unknown): void {
  const regex = toRegex(value);
  writer.text(regex.pattern);
  writer.text(regex.options);
}

function writeCode(value: Code): void {
  writer.text(value.code);
  writeFields(value.scope ?? {});
}

/** The ascending key of an empty array, between MinKey and null. */
export const undefinedKeyPart: Uint8Array = encodeKeyPart(emptyArrayKey, false);
