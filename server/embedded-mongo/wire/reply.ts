import { type Doc, encode } from "../bson/document.ts";

/** An array of documents that are already encoded, as in a cursor's batch. */
export class RawArray {
  readonly items: readonly Uint8Array[];
  constructor(items: readonly Uint8Array[]) {
    this.items = items;
  }
}

/** A value of any type that is already encoded. */
export class RawValue {
  readonly type: number;
  readonly bytes: Uint8Array;
  constructor(type: number, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** A sub-document that may hold raw values. */
export class Composite {
  readonly fields: Doc;
  constructor(fields: Doc) {
    this.fields = fields;
  }
}

const terminator = Buffer.from([0]);

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value, 0);
  return bytes;
}

function totalBytes(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** Encodes a reply whose raw parts are passed through untouched; `tail` holds ready-made fields for its end. */
export function encodeReply(reply: Doc, tail: Uint8Array = new Uint8Array(0)): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let plain: Doc = {};
  let hasPlain = false;
  const flush = () => {
    if (!hasPlain) return;
    chunks.push(encode(plain).subarray(4, -1));
    plain = {};
    hasPlain = false;
  };
  for (const [name, value] of Object.entries(reply)) {
    if (value instanceof RawArray || value instanceof Composite || value instanceof RawValue) {
      flush();
      chunks.push(...rawField(name, value));
    } else if (value !== undefined) {
      plain[name] = value;
      hasPlain = true;
    }
  }
  flush();
  chunks.push(tail, terminator);
  return [int32(totalBytes(chunks) + 4), ...chunks];
}

function rawField(name: string, value: RawArray | Composite | RawValue): Uint8Array[] {
  if (value instanceof RawValue) return [fieldHead(value.type, name), value.bytes];
  if (value instanceof Composite) return [fieldHead(3, name), ...encodeReply(value.fields)];
  const items = value.items.flatMap((item, index) => [fieldHead(3, String(index)), item]);
  return [fieldHead(4, name), int32(totalBytes(items) + 5), ...items, terminator];
}

function fieldHead(type: number, name: string): Buffer {
  return Buffer.from(`${String.fromCharCode(type)}${name}\0`, "utf8");
}
