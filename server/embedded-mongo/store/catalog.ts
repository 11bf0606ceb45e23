import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { type Binary, UUID } from "bson";
import { type Doc, decode, encode } from "../bson/document.ts";
import { Collection, type CollectionContext, collectionTable, type Found } from "./collection.ts";
import { DocumentCache } from "./document-cache.ts";
import { idIndexName } from "./index-spec.ts";
import { Index, indexTable } from "./index-table.ts";
import { arrayRows, asBuffer, prepareRows } from "./sqlite.ts";
import type { Turn } from "./turn.ts";

/** Which collections and indexes there are. Held in memory, kept in two tables, changed in the turn's commit. */
export class Catalog {
  readonly #db: DatabaseSync;
  readonly #turn: Turn;
  readonly #cache = new DocumentCache();
  readonly #context: CollectionContext;
  #databases = new Map<string, Map<string, Collection>>();
  /** What the two tables held when they were last read. */
  #read = "";

  constructor(db: DatabaseSync, turn: Turn, answersBackwards: boolean) {
    this.#db = db;
    this.#turn = turn;
    const saveMultikey = (index: Index) => this.#saveIndex(index);
    this.#context = { db, turn, cache: this.#cache, answersBackwards, saveMultikey };
    turn.onRollback(() => {
      this.#cache.clear();
      this.#load();
    });
    this.#load();
  }

  /** Forgets what another connection may have changed since. */
  refresh(): void {
    this.#cache.clear();
    const known = this.#all();
    if (this.#fingerprint() === this.#read) {
      for (const collection of known) collection.forgetCount();
      return;
    }
    this.#load();
    const present = this.#all();
    const names = new Map(present.map(({ id, namespace }) => [id, namespace]));
    const indexes = new Set(present.flatMap(({ indexes: own }) => own.map(({ id }) => id)));
    for (const collection of known) {
      collection.isDropped ||= names.get(collection.id) !== collection.namespace;
      for (const index of collection.indexes) index.isDropped ||= collection.isDropped || !indexes.has(index.id);
    }
  }

  find(db: string, name: string): Collection | null {
    return this.#databases.get(db)?.get(name) ?? null;
  }

  list(db: string): Collection[] {
    return [...(this.#databases.get(db)?.values() ?? [])];
  }

  databases(): string[] {
    return [...this.#databases.entries()].filter(([, collections]) => collections.size > 0).map(([name]) => name);
  }

  /** Makes an empty collection with its `_id` index. */
  create(db: string, name: string, options: Doc, uuid = new UUID(randomUUID()).toBinary()): Collection {
    this.#turn.begin();
    const { lastInsertRowid } = this.#db
      .prepare("INSERT INTO collections (db, name, uuid, options) VALUES (?, ?, ?, ?)")
      .run(db, name, uuid.buffer, encode(options));
    const id = Number(lastInsertRowid);
    this.#db.exec(`CREATE TABLE ${collectionTable(id)} (id INTEGER PRIMARY KEY, doc BLOB NOT NULL)`);
    const collection = this.#register({ id, db, name, uuid, options });
    this.addIndex(collection, { v: 2, key: { _id: 1 }, name: idIndexName });
    return collection;
  }

  drop(collection: Collection): void {
    this.#turn.begin();
    for (const index of collection.indexes) this.dropIndex(collection, index);
    this.#db.exec(`DROP TABLE ${collectionTable(collection.id)}`);
    this.#db.prepare("DELETE FROM collections WHERE id = ?").run(collection.id);
    this.#databases.get(collection.db)?.delete(collection.name);
    collection.isDropped = true;
  }

  /** Gives a collection another name. What reads it under the old one ends, as in MongoDB: it is another object from now on. */
  rename(collection: Collection, db: string, name: string): void {
    this.#turn.begin();
    this.#db.prepare("UPDATE collections SET db = ?, name = ? WHERE id = ?").run(db, name, collection.id);
    this.#databases.get(collection.db)?.delete(collection.name);
    collection.isDropped = true;
    const { id, uuid, options } = collection;
    const renamed = this.#register({ id, db, name, uuid, options });
    renamed.indexes = collection.indexes.map((index) => {
      index.isDropped = true;
      return new Index(this.#db, index.id, index.spec, index.multikeyBits);
    });
  }

  setOptions(collection: Collection, options: Doc): void {
    this.#turn.begin();
    this.#db.prepare("UPDATE collections SET options = ? WHERE id = ?").run(encode(options), collection.id);
    collection.options = options;
  }

  /**
   * Builds an index over what the collection holds.
   * @throws MongoError 11000 when two documents share a unique key; nothing is built then.
   */
  addIndex(collection: Collection, spec: Doc): Index {
    this.#turn.begin();
    const { lastInsertRowid } = this.#db
      .prepare("INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, 0)")
      .run(collection.id, encode(spec));
    const id = Number(lastInsertRowid);
    this.#db.exec(`CREATE TABLE ${indexTable(id)} (key BLOB PRIMARY KEY) WITHOUT ROWID`);
    const index = new Index(this.#db, id, spec, 0);
    try {
      for (const found of collection.scan(false)) this.#addEntries(collection, index, found);
    } catch (error) {
      this.#deleteIndex(index);
      throw error;
    }
    collection.indexes.push(index);
    if (index.isMultikey) this.#saveIndex(index);
    return index;
  }

  /** Makes the keys of an index anew from what the collection holds. */
  rebuildIndex(collection: Collection, index: Index): void {
    this.#turn.begin();
    this.#db.exec(`DELETE FROM ${indexTable(index.id)}`);
    index.multikey = index.multikey.map(() => false);
    for (const found of collection.scan(false)) this.#addEntries(collection, index, found);
    this.#saveIndex(index);
  }

  dropIndex(collection: Collection, index: Index): void {
    this.#turn.begin();
    this.#deleteIndex(index);
    collection.indexes = collection.indexes.filter((other) => other !== index);
  }

  setIndexSpec(index: Index, spec: Doc): void {
    this.#turn.begin();
    index.spec = spec;
    this.#saveIndex(index);
  }

  #addEntries(collection: Collection, index: Index, { recordId, stored }: Found): void {
    const own = index.keysOf(stored.doc);
    own.multikey.forEach((isSet, field) => {
      if (isSet) index.multikey[field] = true;
    });
    for (const key of own.keys) {
      if (index.isUnique && index.findOther(key, recordId) !== null) throw collection.duplicate(index, own, key);
      index.add(key, recordId);
    }
  }

  #deleteIndex(index: Index): void {
    index.isDropped = true;
    this.#db.exec(`DROP TABLE ${indexTable(index.id)}`);
    this.#db.prepare("DELETE FROM indexes WHERE id = ?").run(index.id);
  }

  #saveIndex(index: Index): void {
    this.#db
      .prepare("UPDATE indexes SET spec = ?, multikey = ? WHERE id = ?")
      .run(encode(index.spec), index.multikeyBits, index.id);
  }

  #collectionsOf(db: string): Map<string, Collection> {
    const known = this.#databases.get(db);
    if (known) return known;
    const collections = new Map<string, Collection>();
    this.#databases.set(db, collections);
    return collections;
  }

  #register(row: { id: number; db: string; name: string; uuid: Binary; options: Doc }): Collection {
    const collection = new Collection(this.#context, row);
    this.#collectionsOf(row.db).set(row.name, collection);
    return collection;
  }

  #all(): Collection[] {
    return [...this.#databases.values()].flatMap((collections) => [...collections.values()]);
  }

  #fingerprint(): string {
    const [collections] = arrayRows(
      prepareRows(this.#db, "SELECT group_concat(id || db || '.' || name || hex(options)) FROM collections"),
    );
    const [indexes] = arrayRows(
      prepareRows(this.#db, "SELECT group_concat(id || '-' || multikey || hex(spec)) FROM indexes"),
    );
    return `${String(collections?.[0])} ${String(indexes?.[0])}`;
  }

  #load(): void {
    this.#read = this.#fingerprint();
    this.#databases = new Map();
    const byId = new Map<number, Collection>();
    for (const [id, db, name, uuid, options] of arrayRows(
      prepareRows(this.#db, "SELECT * FROM collections ORDER BY id"),
    )) {
      const row = { id: Number(id), db: String(db), name: String(name) };
      const collection = this.#register({
        ...row,
        uuid: new UUID(asBuffer(uuid)).toBinary(),
        options: decode(asBuffer(options)),
      });
      byId.set(row.id, collection);
    }
    for (const [id, owner, spec, multikey] of arrayRows(prepareRows(this.#db, "SELECT * FROM indexes ORDER BY id"))) {
      byId.get(Number(owner))?.indexes.push(new Index(this.#db, Number(id), decode(asBuffer(spec)), Number(multikey)));
    }
  }
}
