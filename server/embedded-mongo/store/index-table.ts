import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Doc, getField, isDocument } from "../bson/document.ts";
import { encodeKey } from "../bson/key.ts";
import { MongoError } from "../errors.ts";
import { compileFilter, type Filter } from "../query/filter.ts";
import { keyValues } from "../query/key-values.ts";
import { arrayIndexOf } from "../query/path.ts";
import { topFields } from "./index-fields.ts";
import { type IndexField, idIndexName, indexFields } from "./index-spec.ts";
import { after, entryKey, everything, type KeyRange, recordIdOf } from "./key-range.ts";
import { distinct } from "./key-sets.ts";
import { idDigits, recordIdsSql } from "./record-ids.ts";
import { arrayRows, asBuffer, limit, maxReadBytes, prepareLater, prepareRowsLater, someArrayRows } from "./sqlite.ts";

/** Entries fetched at first and at most: a claim needs one, a report needs many. */
const firstChunk = 4;
const largestChunk = 512;
/** Chunks up to this are read without asking how long their keys are. */
const smallChunk = 16;

/** The keys of one document in one index; `rows` are the values that each was made of. */
export interface DocumentKeys {
  keys: Uint8Array[];
  rows: unknown[][];
  multikey: boolean[];
}

const noKeys: DocumentKeys = { keys: [], rows: [], multikey: [] };

/** One index of a collection: an ordered table of keys. */
export class Index {
  readonly id: number;
  readonly fields: readonly IndexField[];
  readonly partialFilter: Doc | null;
  spec: Doc;
  /** Per field: whether any document ever had an array there. Never forgotten, as in MongoDB. */
  multikey: boolean[];
  isDropped = false;
  readonly #paths: string[][];
  readonly #directions: (1 | -1)[];
  readonly #partial: Filter | null;
  /** The fields of a document that its keys are made of; null when that cannot be told. */
  readonly #fields: readonly string[] | null;
  readonly #insert: () => StatementSync;
  readonly #remove: () => StatementSync;
  readonly #forward: () => StatementSync;
  readonly #backward: () => StatementSync;
  readonly #longestForward: () => StatementSync;
  readonly #longestBackward: () => StatementSync;
  readonly #idsForward: () => StatementSync;
  readonly #idsBackward: () => StatementSync;
  readonly #count: () => StatementSync;

  constructor(db: DatabaseSync, id: number, spec: Doc, multikeyBits: number) {
    const { key, partialFilterExpression: partial } = spec;
    this.id = id;
    this.spec = spec;
    this.fields = indexFields(isDocument(key) ? key : {});
    this.multikey = this.fields.map((_, field) => (multikeyBits & (1 << field)) !== 0);
    this.partialFilter = isDocument(partial) ? partial : null;
    this.#partial = this.partialFilter ? compileFilter(this.partialFilter) : null;
    this.#paths = this.fields.map(({ path }) => path.split("."));
    this.#fields = topFields(this.#paths, this.partialFilter);
    this.#directions = this.fields.map(({ direction }) => direction);
    const table = indexTable(id);
    this.#insert = prepareLater(db, `INSERT INTO ${table} VALUES (?)`);
    this.#remove = prepareLater(db, `DELETE FROM ${table} WHERE key = ?`);
    this.#forward = prepareRowsLater(
      db,
      `SELECT key FROM ${table} WHERE key >= ? AND key < ? ORDER BY key LIMIT ${limit}`,
    );
    this.#backward = prepareRowsLater(
      db,
      `SELECT key FROM ${table} WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ${limit}`,
    );
    const longest = `SELECT max(bytes) FROM (SELECT length(key) AS bytes FROM ${table} WHERE key >= ? AND key < ?`;
    this.#longestForward = prepareRowsLater(db, `${longest} ORDER BY key LIMIT ${limit})`);
    this.#longestBackward = prepareRowsLater(db, `${longest} ORDER BY key DESC LIMIT ${limit})`);
    this.#idsForward = prepareRowsLater(db, recordIdsSql(table, false));
    this.#idsBackward = prepareRowsLater(db, recordIdsSql(table, true));
    this.#count = prepareLater(
      db,
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} WHERE key >= ? AND key < ? LIMIT ${limit})`,
    );
  }

  get name(): string {
    return String(this.spec["name"]);
  }

  get isUnique(): boolean {
    return this.spec["unique"] === true || this.name === idIndexName;
  }

  get isSparse(): boolean {
    return this.spec["sparse"] === true;
  }

  get isHidden(): boolean {
    return this.spec["hidden"] === true;
  }

  /**
   * Whether a condition on this field may hold for documents whose keys do not show it: a number in a path is a position
   * for the index, and for a condition the name of a field in every element, too.
   */
  isAmbiguous(field: number): boolean {
    return this.multikey[field] === true && (this.#paths[field] ?? []).some((part) => arrayIndexOf(part) >= 0);
  }

  get isMultikey(): boolean {
    return this.multikey.includes(true);
  }

  get multikeyBits(): number {
    return this.multikey.reduce((bits, isSet, field) => (isSet ? bits | (1 << field) : bits), 0);
  }

  /** The keys that belong to a document, none when the index leaves it out. */
  keysOf(doc: Doc): DocumentKeys {
    if (this.#partial && !this.#partial.matches(doc)) return noKeys;
    const { rows, multikey, isPresent } = keyValues(doc, this.#paths);
    if (this.isSparse && !isPresent) return noKeys;
    const keys = rows.map((row) => encodeKey(row, this.#directions));
    return keys.length > 1 ? { ...distinct(keys, rows), multikey } : { keys, rows, multikey };
  }

  /** Whether two states of a document have the very same values where its keys come from, so that they have the same keys. */
  isUntouched(before: Doc, after: Doc): boolean {
    return this.#fields?.every((name) => getField(before, name) === getField(after, name)) === true;
  }

  add(key: Uint8Array, recordId: number): void {
    this.#insert().run(entryKey(key, recordId));
  }

  remove(key: Uint8Array, recordId: number): void {
    this.#remove().run(entryKey(key, recordId));
  }

  /** A record other than `recordId` that holds this key, or null. */
  findOther(key: Uint8Array, recordId: number | null): number | null {
    // Two suffice: of two entries with one key at most one is the record itself.
    for (const [found] of arrayRows(this.#forward(), key, after(key), 2)) {
      const other = recordIdOf(asBuffer(found));
      if (other !== recordId) return other;
    }
    return null;
  }

  has(key: Uint8Array, recordId: number): boolean {
    const entry = entryKey(key, recordId);
    return this.count({ from: entry, to: after(entry) }, 1) === 1;
  }

  entryCount(): number {
    return this.count(everything, Number.MAX_SAFE_INTEGER);
  }

  /** Counts entries in a range, at most `limit` of them. */
  count(range: KeyRange, limit: number): number {
    return Number(this.#count().get(range.from, range.to, limit)?.["n"]);
  }

  /** The records of a range in the order of their keys, as `scan` reads them. */
  *recordIds(range: KeyRange, isReverse: boolean): Generator<number, void> {
    let { from, to } = range;
    const statement = isReverse ? this.#idsBackward() : this.#idsForward();
    for (let size = firstChunk; ; size = Math.min(size * 4, largestChunk)) {
      this.#checkPresent();
      const [ids, end] = arrayRows(statement, from, to, size)[0] ?? [];
      if (typeof ids !== "string") return;
      for (let at = 0; at < ids.length; at += idDigits) yield Number.parseInt(ids.slice(at, at + idDigits), 16);
      if (end === null) return;
      const last = asBuffer(end);
      if (isReverse) to = last;
      else from = Buffer.concat([last, zero]);
    }
  }

  /**
   * Keys of a range in order. Fetched in growing chunks by position, so that the table may change between two steps
   * and a cursor may sleep for minutes without holding anything open.
   */
  *scan(range: KeyRange, isReverse: boolean): Generator<Buffer, void> {
    let { from, to } = range;
    for (let size = firstChunk; ; size = Math.min(size * 4, largestChunk)) {
      this.#checkPresent();
      const { rows, isComplete } = this.#read(from, to, size, isReverse);
      let last: Buffer | null = null;
      for (const [key] of rows) {
        last = asBuffer(key);
        yield last;
      }
      if (!last || (isComplete && rows.length < size)) return;
      if (isReverse) to = last;
      else from = Buffer.concat([last, zero]);
    }
  }

  #checkPresent(): void {
    if (this.isDropped)
      throw new MongoError(175, "QueryPlanKilled", `index '${this.name}' dropped, or its collection renamed`);
  }

  #read(from: Buffer, to: Buffer, size: number, isReverse: boolean) {
    const statement = isReverse ? this.#backward() : this.#forward();
    const longest = size > smallChunk ? this.#longestKey(from, to, size, isReverse) : 0;
    if (longest * size > maxReadBytes) return someArrayRows(statement, from, to, size);
    return { rows: arrayRows(statement, from, to, size), isComplete: true };
  }

  #longestKey(from: Buffer, to: Buffer, size: number, isReverse: boolean): number {
    const [row] = arrayRows(isReverse ? this.#longestBackward() : this.#longestForward(), from, to, size);
    return Number(row?.[0] ?? 0);
  }
}

const zero = Buffer.from([0]);

/** The table that holds an index. */
export function indexTable(id: number): string {
  return `index_${id}`;
}
