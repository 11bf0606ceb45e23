import type { Doc } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import type { Collection } from "../store/collection.ts";
import type { CommandContext } from "./command.ts";

/** MongoDB's limit for "database.collection", in bytes. */
const maxNamespaceBytes = 255;
const maxDatabaseBytes = 63;

const invalid = (message: string) => new MongoError(73, "InvalidNamespace", message);

/** @throws MongoError 73 for a name that no database can have. */
export function checkDatabaseName(name: string): void {
  if (name === "" || Buffer.byteLength(name) > maxDatabaseBytes || /[/\\. "$\0]/.test(name)) {
    throw invalid(`Invalid database name: '${name}'`);
  }
}

/** The collection that a command names in its first field. @throws MongoError 73 for an impossible name. */
export function collectionName({ body, db }: CommandContext): string {
  const [first] = Object.keys(body);
  const name = first === undefined ? undefined : body[first];
  if (typeof name !== "string") throw invalid("collection name has invalid type");
  checkCollectionName(db, name);
  return name;
}

/** @throws MongoError 73 for a name that no collection can have. */
export function checkCollectionName(db: string, name: string): void {
  const isMisplaced = name === "" || name.startsWith(".") || name.endsWith(".") || name.includes("..");
  if (isMisplaced || /[$\0]/.test(name)) throw invalid(`Invalid namespace specified '${db}.${name}'`);
  if (Buffer.byteLength(`${db}.${name}`) > maxNamespaceBytes) {
    throw invalid(`Fully qualified namespace is too long. Namespace: ${db}.${name} Max: ${maxNamespaceBytes}`);
  }
}

/** The collection of a name, made when there is none, as the first write to it does. */
export function findOrCreate({ engine, db }: CommandContext, name: string, options: Doc = {}): Collection {
  const known = engine.catalog.find(db, name);
  if (known) return known;
  checkWritable(name);
  return engine.catalog.create(db, name, options);
}

/** @throws MongoError 73 for names that MongoDB keeps for itself. */
export function checkWritable(name: string): void {
  if (name.startsWith("system."))
    throw invalid(`cannot write to '${name}': system collections are not supported by this server`);
}

/** @throws MongoError 26 when the collection does not exist. */
export function getCollection({ engine, db }: CommandContext, name: string): Collection {
  const collection = engine.catalog.find(db, name);
  if (!collection) throw new MongoError(26, "NamespaceNotFound", `ns does not exist: ${db}.${name}`);
  return collection;
}
