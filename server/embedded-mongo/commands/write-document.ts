import { ObjectId } from "bson";
import { type Doc, encodeStored } from "../bson/document.ts";
import { typeOf } from "../bson/types.ts";
import { locationError, mongoError } from "../errors.ts";
import type { Collection, Found } from "../store/collection.ts";
import { checkValid } from "./validator.ts";

/** MongoDB's `maxBsonObjectSize`. */
export const maxDocumentBytes = 16 * 1024 * 1024;

/** Checks and stores a new document whose `_id` comes first. @throws MongoError when it may not be stored. */
export function insertDocument(collection: Collection, bytes: Buffer, doc: Doc, bypassesValidation: boolean): void {
  if (bytes.length > maxDocumentBytes) {
    throw mongoError(
      10334,
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocumentBytes}`,
    );
  }
  checkId(doc["_id"]);
  if (!bypassesValidation) checkValid(collection, doc, null);
  collection.insert(bytes, doc);
}

/** Stores the new state of a document. @throws MongoError when it may not be stored. */
export function replaceDocument(collection: Collection, found: Found, made: Doc, bypassesValidation: boolean): void {
  const doc = withIdFirst(made);
  const bytes = encoded(doc);
  checkUpdatedSize(bytes);
  if (!bypassesValidation) checkValid(collection, doc, found.stored.doc);
  collection.replace(found, bytes, doc);
}

/** Stores what an upsert made up, giving it an `_id` if it has none, and answers with the document stored. */
export function insertUpserted(collection: Collection, made: Doc, bypassesValidation: boolean): Doc {
  const doc = made["_id"] === undefined ? { _id: new ObjectId(), ...made } : withIdFirst(made);
  const bytes = encoded(doc);
  checkUpdatedSize(bytes);
  insertDocument(collection, bytes, doc, bypassesValidation);
  return doc;
}

/** As it is stored: what is remembered of it must not differ from its bytes. */
function withIdFirst(doc: Doc): Doc {
  const [first] = Object.keys(doc);
  return first === "_id" || doc["_id"] === undefined ? doc : { _id: doc["_id"], ...doc };
}

function encoded(doc: Doc): Buffer {
  const bytes = encodeStored(doc);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function checkUpdatedSize(bytes: Buffer): void {
  if (bytes.length > maxDocumentBytes) {
    throw locationError(17419, `Resulting document after update is larger than ${maxDocumentBytes}`);
  }
}

function checkId(id: unknown): void {
  const { name } = typeOf(id);
  if (name === "array" || name === "regex") throw mongoError(53, `The '_id' value cannot be of type ${name}`);
  if (name !== "object") return;
  const dollar = Object.keys(id as Doc).find((field) => field.startsWith("$"));
  if (dollar !== undefined)
    throw mongoError(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`);
}
