import { BSONError, DBRef, deserialize, serialize } from "bson";
import { mongoError } from "../errors.ts";

/** A document in memory: numbers and other BSON types stay wrapped, so that writing it back changes no type. */
export type Doc = Record<string, unknown>;

const decodeOptions = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: false },
} as const;

const refMarker = Buffer.from("$ref\0");

/**
 * Decodes one document, keeping every numeric type and leaving `{ $ref, $id }` a plain document.
 * @throws MongoError 22 when the bytes are not valid BSON.
 */
export function decode(bytes: Uint8Array): Doc {
  try {
    const doc = deserialize(bytes, decodeOptions);
    const view = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return view.includes(refMarker) ? plainDocument(doc) : doc;
  } catch (error) {
    if (error instanceof BSONError) throw mongoError(22, `Invalid BSON: ${error.message}`);
    throw error;
  }
}

/** Encodes a document; a field whose value is `undefined` becomes null. */
export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: false });
}

/** True for an embedded document, false for arrays, dates and all wrapped BSON values. */
export function isDocument(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Reads an own field; inherited names such as `constructor` and `__proto__` count as missing. */
export function getField(doc: Doc, name: string): unknown {
  const value = doc[name];
  // No document holds functions, and everything on Object.prototype but __proto__ is one.
  if (typeof value === "function" || name === "__proto__") return Object.hasOwn(doc, name) ? value : undefined;
  return value;
}

/** Writes an own field, `__proto__` included. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    doc[name] = value;
  }
}

/** A shallow copy that keeps an own `__proto__` field a field. */
export function copyDocument(doc: Doc): Doc {
  return { ...doc };
}

function plainDocument(doc: Doc): Doc {
  for (const [name, value] of Object.entries(doc)) {
    const plain = plainValue(value);
    if (plain !== value) setField(doc, name, plain);
  }
  return doc;
}

function plainValue(value: unknown): unknown {
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value;
    const ref: Doc = { $ref: collection, $id: oid };
    if (db !== undefined) ref["$db"] = db;
    return plainDocument(Object.assign(ref, fields));
  }
  if (Array.isArray(value)) return value.map(plainValue);
  return isDocument(value) ? plainDocument(value) : value;
}
