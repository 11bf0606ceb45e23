import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Binary } from "bson";
import { type Doc, isDocument } from "../bson/document.ts";
import { shaped } from "../bson/shapes.ts";
import { MongoError } from "../errors.ts";
import { compileFilter, type Filter } from "../query/filter.ts";
import { type DocumentCache, StoredDocument } from "./document-cache.ts";
import { duplicateKey } from "./duplicate-key.ts";
import type { DocumentKeys, Index } from "./index-table.ts";
import { keysWithout } from "./key-sets.ts";
import { arrayRows, asBuffer, limit, maxReadBytes, prepareLater, prepareRowsLater, someArrayRows } from "./sqlite.ts";
import type { Turn } from "./turn.ts";

const firstChunk = 16;
const largestChunk = 256;

/** What a collection needs of the store around it. */
export interface CollectionContext {
  db: DatabaseSync;
  turn: Turn;
  cache: DocumentCache;
  /** See EngineOptions. */
  answersBackwards: boolean;
  /** Writes an index's multikey flags, in the same commit as the document that set them. */
  saveMultikey(index: Index): void;
}

/** A record found by a scan. */
export interface Found {
  recordId: number;
  stored: StoredDocument;
}

/** One collection: a table of documents by record id, and its indexes. */
export class Collection {
  readonly id: number;
  readonly uuid: Binary;
  readonly db: string;
  readonly name: string;
  indexes: Index[] = [];
  /** Or called otherwise. */
  isDropped = false;
  readonly #context: CollectionContext;
  readonly #insert: () => StatementSync;
  readonly #replace: () => StatementSync;
  readonly #remove: () => StatementSync;
  readonly #get: () => StatementSync;
  readonly #forward: () => StatementSync;
  readonly #backward: () => StatementSync;
  readonly #longestAfter: () => StatementSync;
  readonly #longestBefore: () => StatementSync;
  readonly #summary: () => StatementSync;
  readonly #bytes: () => StatementSync;
  #options: Doc;
  /** Undefined until it is first needed with these options. */
  #validator: Filter | null | undefined;
  #count: number | null = null;
  #lastRecordId = 0;

  get answersBackwards(): boolean {
    return this.#context.answersBackwards;
  }

  constructor(context: CollectionContext, row: { id: number; db: string; name: string; uuid: Binary; options: Doc }) {
    this.#context = context;
    this.id = row.id;
    this.db = row.db;
    this.name = row.name;
    this.uuid = row.uuid;
    this.#options = row.options;
    const table = collectionTable(row.id);
    this.#insert = prepareLater(context.db, `INSERT INTO ${table} VALUES (?, ?)`);
    this.#replace = prepareLater(context.db, `UPDATE ${table} SET doc = ? WHERE id = ?`);
    this.#remove = prepareLater(context.db, `DELETE FROM ${table} WHERE id = ?`);
    this.#get = prepareRowsLater(context.db, `SELECT doc FROM ${table} WHERE id = ?`);
    this.#forward = prepareRowsLater(
      context.db,
      `SELECT id, doc FROM ${table} WHERE id > ? ORDER BY id LIMIT ${limit}`,
    );
    this.#backward = prepareRowsLater(
      context.db,
      `SELECT id, doc FROM ${table} WHERE id < ? ORDER BY id DESC LIMIT ${limit}`,
    );
    const longest = "SELECT max(bytes) FROM (SELECT length(doc) AS bytes";
    this.#longestAfter = prepareRowsLater(
      context.db,
      `${longest} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${limit})`,
    );
    this.#longestBefore = prepareRowsLater(
      context.db,
      `${longest} FROM ${table} WHERE id < ? ORDER BY id DESC LIMIT ${limit})`,
    );
    this.#summary = prepareRowsLater(context.db, `SELECT count(*), max(id) FROM ${table}`);
    this.#bytes = prepareRowsLater(context.db, `SELECT total(length(doc)) FROM ${table}`);
  }

  get options(): Doc {
    return this.#options;
  }

  set options(options: Doc) {
    this.#options = options;
    this.#validator = undefined;
  }

  /** What its options ask of every document; null when nothing. */
  get validator(): Filter | null {
    if (this.#validator === undefined) {
      const { validator } = this.#options;
      this.#validator = isDocument(validator) ? compileFilter(validator) : null;
    }
    return this.#validator;
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** Number of documents, counted once and then kept. */
  get count(): number {
    return this.#count ?? this.#summarize();
  }

  /** Bytes of all documents, summed up at each call. */
  dataBytes(): number {
    return Number(arrayRows(this.#bytes())[0]?.[0] ?? 0);
  }

  /** Stores a new document. @throws MongoError 11000 before anything is written. */
  insert(bytes: Buffer, doc: Doc): number {
    const count = this.count;
    const recordId = this.#lastRecordId + 1;
    const keys = this.indexes.map((index) => index.keysOf(doc));
    this.#checkUnique(this.indexes, keys, null);
    this.#context.turn.begin();
    this.#insert().run(recordId, bytes);
    this.#lastRecordId = recordId;
    this.#count = count + 1;
    this.indexes.forEach((index, position) => this.#addKeys(index, keys[position], recordId));
    this.#context.cache.set(this.id, recordId, new StoredDocument(Buffer.from(bytes), doc));
    return recordId;
  }

  /** Stores a new state of a document. @throws MongoError 11000 before anything is written. */
  replace({ recordId, stored }: Found, bytes: Buffer, doc: Doc): void {
    const touched = this.indexes.filter((index) => !index.isUntouched(stored.doc, doc));
    const before = touched.map((index) => index.keysOf(stored.doc));
    const now = touched.map((index) => index.keysOf(doc));
    this.#checkUnique(touched, now, recordId);
    this.#context.turn.begin();
    this.#replace().run(bytes, recordId);
    touched.forEach((index, position) => {
      const old = before[position]?.keys ?? [];
      const fresh = now[position];
      for (const key of keysWithout(old, fresh?.keys ?? [])) index.remove(key, recordId);
      if (fresh) this.#addKeys(index, { ...fresh, keys: keysWithout(fresh.keys, old) }, recordId);
    });
    this.#context.cache.set(this.id, recordId, new StoredDocument(bytes, shaped(doc)));
  }

  remove({ recordId, stored }: Found): void {
    const count = this.count;
    this.#context.turn.begin();
    this.#remove().run(recordId);
    for (const index of this.indexes) for (const key of index.keysOf(stored.doc).keys) index.remove(key, recordId);
    this.#count = count - 1;
    this.#context.cache.delete(this.id, recordId);
  }

  get(recordId: number): StoredDocument | null {
    const { cache } = this.#context;
    const cached = cache.get(this.id, recordId);
    if (cached) return cached;
    const [row] = arrayRows(this.#get(), recordId);
    if (!row) return null;
    const stored = new StoredDocument(asBuffer(row[0]));
    cache.set(this.id, recordId, stored);
    return stored;
  }

  /** All documents in the order they were inserted, or the reverse. Safe against changes between two steps. */
  *scan(isReverse: boolean): Generator<Found, void> {
    let position = isReverse ? Number.MAX_SAFE_INTEGER : 0;
    for (let size = firstChunk; ; size = Math.min(size * 4, largestChunk)) {
      if (this.isDropped)
        throw new MongoError(175, "QueryPlanKilled", `collection dropped or renamed: ${this.namespace}`);
      const { rows, isComplete } = this.#read(position, size, isReverse);
      for (const [id, bytes] of rows) {
        position = Number(id);
        // Not put into the cache: one scan would push out everything that is in use.
        const stored = this.#context.cache.get(this.id, position) ?? new StoredDocument(asBuffer(bytes));
        yield { recordId: position, stored };
      }
      if (isComplete && rows.length < size) return;
    }
  }

  /** Rows at once where they are small, as nearly all are; how long they are is read without reading them. */
  #read(position: number, size: number, isReverse: boolean): { rows: unknown[][]; isComplete: boolean } {
    const statement = isReverse ? this.#backward() : this.#forward();
    const [longest] = arrayRows(isReverse ? this.#longestBefore() : this.#longestAfter(), position, size);
    if (Number(longest?.[0]) * size > maxReadBytes) return someArrayRows(statement, position, size);
    return { rows: arrayRows(statement, position, size), isComplete: true };
  }

  /** Another connection may have written. */
  forgetCount(): void {
    this.#count = null;
  }

  #addKeys(index: Index, added: DocumentKeys | undefined, recordId: number): void {
    if (!added) return;
    const { multikey } = added;
    if (multikey.some((isSet, field) => isSet && !index.multikey[field])) {
      index.multikey = index.multikey.map((isSet, field) => isSet || multikey[field] === true);
      this.#context.saveMultikey(index);
    }
    for (const key of added.keys) index.add(key, recordId);
  }

  #checkUnique(indexes: readonly Index[], keys: readonly DocumentKeys[], recordId: number | null): void {
    indexes.forEach((index, position) => {
      if (!index.isUnique) return;
      for (const key of keys[position]?.keys ?? []) {
        if (index.findOther(key, recordId) !== null) throw this.duplicate(index, keys[position], key);
      }
    });
  }

  /** The refusal of a document whose `key` another one already has. */
  duplicate(index: Index, own: DocumentKeys | undefined, key: Uint8Array): Error {
    const row = own?.rows[own.keys.indexOf(key)] ?? [];
    return duplicateKey(this.namespace, index.name, index.fields, row);
  }

  #summarize(): number {
    const [row] = arrayRows(this.#summary());
    this.#count = Number(row?.[0] ?? 0);
    this.#lastRecordId = Number(row?.[1] ?? 0);
    return this.#count;
  }
}

/** The table that holds a collection's documents. */
export function collectionTable(id: number): string {
  return `collection_${id}`;
}
