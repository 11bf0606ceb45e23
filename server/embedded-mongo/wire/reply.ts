import { type Doc, nameOfKey } from "../bson/document.ts";
import {
  closeDocument,
  openDocument,
  reserve,
  startWriting,
  writeBytes,
  writeField,
  writeHead,
  written,
} from "../bson/encode.ts";

const documentType = 3;
const arrayType = 4;

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

/**
 * Encodes a reply whose raw parts are passed through untouched; `tail` holds ready-made fields for its end.
 * @param room bytes that are left free in front, for the head of the message
 */
export function encodeReply(reply: Doc, tail: Uint8Array = nothing, room = 0): Buffer {
  startWriting(room);
  writeFields(reply, tail);
  return written();
}

const nothing = new Uint8Array(0);

function writeFields(fields: Doc, tail: Uint8Array): void {
  const start = openDocument();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof RawArray) writeRawArray(name, value);
    else if (value instanceof Composite) {
      writeHead(documentType, name);
      writeFields(value.fields, nothing);
    } else if (value instanceof RawValue) {
      writeHead(value.type, name);
      writeBytes(value.bytes);
    } else if (value !== undefined) {
      writeField(nameOfKey(name), value);
    }
  }
  writeBytes(tail);
  closeDocument(start);
}

function writeRawArray(name: string, { items }: RawArray): void {
  writeHead(arrayType, name);
  const start = openDocument();
  // At once: many of them would have the buffer grow several times.
  reserve(items.reduce((sum, item) => sum + item.length, 0));
  for (const [index, item] of items.entries()) {
    writeHead(documentType, String(index));
    writeBytes(item);
  }
  closeDocument(start);
}
