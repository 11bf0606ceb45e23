import { ObjectId } from "bson";
import { maxMessageDepth } from "../bson/depth.ts";
import { exceededMemoryLimit, mongoError } from "../errors.ts";

/** One field of a document as it lies in the bytes: `start` is its type byte, `end` the first byte after its value. */
interface RawElement {
  type: number;
  name: string;
  start: number;
  valueStart: number;
  end: number;
}

/** A document that nests deeper than the limit cannot be shorter: every level costs at least 8 bytes. */
const shallowBytes = maxMessageDepth * 8;

const fixedSizes: Readonly<Record<number, number>> = {
  1: 8, // double
  6: 0, // undefined
  7: 12, // ObjectId
  8: 1, // boolean
  9: 8, // date
  10: 0, // null
  16: 4, // int32
  17: 8, // timestamp
  18: 8, // int64
  19: 16, // decimal128
  127: 0, // MaxKey
  255: 0, // MinKey
};

const invalid = () => mongoError(22, "Invalid BSON: the document does not fit its own length");

function cstringEnd(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(0, from);
  if (end < 0) throw invalid();
  return end + 1;
}

function valueSize(bytes: Buffer, type: number, at: number): number {
  const fixed = fixedSizes[type];
  if (fixed !== undefined) return fixed;
  if (type === 11) return cstringEnd(bytes, cstringEnd(bytes, at)) - at;
  if (at + 4 > bytes.length) throw invalid();
  const length = bytes.readInt32LE(at);
  if (length < 0) throw invalid();
  switch (type) {
    case 2: // string
    case 13: // code
    case 14: // symbol
      return 4 + length;
    case 3: // document
    case 4: // array
    case 15: // code with scope
      return length;
    case 5: // binary
      return 5 + length;
    case 12: // DBPointer
      return 16 + length;
    default:
      throw mongoError(22, `Invalid BSON: unknown type ${type}`);
  }
}

/** Walks the fields of one document without decoding them. @throws MongoError 22 on broken bytes. */
export function* rawElements(bytes: Buffer): Generator<RawElement> {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length || bytes[bytes.length - 1] !== 0) throw invalid();
  let start = 4;
  while (start < bytes.length - 1) {
    const type = bytes[start] ?? 0;
    const valueStart = cstringEnd(bytes, start + 1);
    const end = valueStart + valueSize(bytes, type, valueStart);
    if (end > bytes.length - 1) throw invalid();
    yield { type, name: bytes.toString("utf8", start + 1, valueStart - 1), start, valueStart, end };
    start = end;
  }
}

/** As an object one document of so many fields takes some hundred bytes a field, and more time than a query may. */
const mostFields = 100_000;

/**
 * @throws MongoError 15 when documents and arrays nest deeper than MongoDB allows, 146 when one document has more fields than can be
 * looked at here.
 */
export function checkShape(bytes: Buffer): void {
  if (bytes.length < shallowBytes) return;
  const open = [{ bytes, depth: 1, isArray: false }];
  for (let level = open.pop(); level; level = open.pop()) {
    if (level.depth > maxMessageDepth) {
      throw mongoError(15, `BSONObj exceeded maximum nested object depth: ${maxMessageDepth}`);
    }
    let fields = 0;
    for (const { type, valueStart, end } of rawElements(level.bytes)) {
      fields += 1;
      if (fields > mostFields && !level.isArray) {
        throw exceededMemoryLimit(
          `A document has more than ${mostFields} fields, which is more than this server takes`,
        );
      }
      const nests = type === 3 || type === 4;
      if (nests)
        open.push({ bytes: level.bytes.subarray(valueStart, end), depth: level.depth + 1, isArray: type === 4 });
    }
  }
}

/**
 * The document with `_id` in front, as MongoDB stores it; a missing one is made here.
 * The bytes are moved, not decoded, so that no value changes its type on the way.
 */
export function withIdFirst(bytes: Buffer): Buffer {
  if (bytes.length > 9 && bytes.toString("latin1", 5, 9) === "_id\0") return bytes;
  for (const element of rawElements(bytes)) {
    if (element.name !== "_id") continue;
    const head = bytes.subarray(0, 4);
    const id = bytes.subarray(element.start, element.end);
    return Buffer.concat([head, id, bytes.subarray(4, element.start), bytes.subarray(element.end)]);
  }
  const id = Buffer.concat([Buffer.from([7, 0x5f, 0x69, 0x64, 0]), new ObjectId().id]);
  const grown = Buffer.concat([bytes.subarray(0, 4), id, bytes.subarray(4)]);
  grown.writeInt32LE(grown.length, 0);
  return grown;
}
