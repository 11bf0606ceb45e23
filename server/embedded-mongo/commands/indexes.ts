import { Int32 } from "bson";
import { equalValues } from "../bson/compare.ts";
import { describeValue } from "../bson/describe.ts";
import { type Doc, encode, isDocument } from "../bson/document.ts";
import { badValue, invalidOptions, MongoError } from "../errors.ts";
import { DocumentStream } from "../sessions/document-stream.ts";
import type { Collection } from "../store/collection.ts";
import { idIndexName, isEquivalentIndex, isSameIndex, normalizeIndexSpec } from "../store/index-spec.ts";
import type { Index } from "../store/index-table.ts";
import { optionalCount, optionalDoc, optionalDocs } from "./arguments.ts";
import { anyFields, type Command, type CommandContext } from "./command.ts";
import { cursorReply } from "./cursor-reply.ts";
import { checkWritable, collectionName, findOrCreate, getCollection } from "./namespace.ts";

/** MongoDB's limit per collection. */
const maxIndexes = 64;

/** `createIndexes`: builds what is missing; what is there already in the same form is left alone. */
export const createIndexes: Command = {
  isStable: true,
  isWrite: true,
  fields: ["indexes", "commitQuorum"],
  run(context) {
    const name = collectionName(context);
    checkWritable(name);
    const specs = (optionalDocs(context.body, "indexes") ?? []).map(normalizeIndexSpec);
    if (specs.length === 0) throw badValue("Must specify at least one index to create");
    const isNew = context.engine.catalog.find(context.db, name) === null;
    const collection = findOrCreate(context, name);
    const before = collection.indexes.length;
    build(context, collection, specs);
    const after = collection.indexes.length;
    return {
      numIndexesBefore: new Int32(before),
      numIndexesAfter: new Int32(after),
      createdCollectionAutomatically: isNew,
      ...(before === after && { note: "all indexes already exist" }),
    };
  },
};

/** Builds all or nothing. */
function build({ engine }: CommandContext, collection: Collection, specs: readonly Doc[]): void {
  const built: Index[] = [];
  try {
    for (const spec of specs) {
      if (isKnown(collection, spec)) continue;
      if (collection.indexes.length >= maxIndexes) {
        throw new MongoError(67, "CannotCreateIndex", `add index fails, too many indexes for ${collection.namespace}`);
      }
      built.push(engine.catalog.addIndex(collection, spec));
    }
  } catch (error) {
    for (const index of built) engine.catalog.dropIndex(collection, index);
    throw error;
  }
}

/** @throws MongoError 85 or 86 when an index is there that is almost the same. */
function isKnown(collection: Collection, spec: Doc): boolean {
  if (spec["name"] === idIndexName) return true;
  const named = collection.indexes.find(({ name }) => name === spec["name"]);
  if (named) {
    if (isSameIndex(named.spec, spec)) return true;
    throw isEquivalentIndex(named.spec, spec) ? optionsConflict(spec, named.spec) : keySpecsConflict(spec, named.spec);
  }
  const equivalent = collection.indexes.find(({ spec: known }) => isEquivalentIndex(known, spec));
  if (!equivalent) return false;
  if (!isSameIndex(equivalent.spec, spec)) throw optionsConflict(spec, equivalent.spec);
  throw new MongoError(85, "IndexOptionsConflict", `Index already exists with a different name: ${equivalent.name}`);
}

function keySpecsConflict(spec: Doc, known: Doc): MongoError {
  const message = `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${describeValue(spec)}, existing index: ${describeValue(known)}`;
  return new MongoError(86, "IndexKeySpecsConflict", message);
}

function optionsConflict(spec: Doc, known: Doc): MongoError {
  const message = `An equivalent index already exists with different options. Requested index: ${describeValue(spec)}, existing index: ${describeValue(known)}`;
  return new MongoError(85, "IndexOptionsConflict", message);
}

/** `dropIndexes`: by name, by key pattern, several names, or `*` for all but `_id`. */
export const dropIndexes: Command = {
  isStable: true,
  isWrite: true,
  roomUse: () => "frees",
  fields: ["index"],
  run(context) {
    const collection = getCollection(context, collectionName(context));
    const count = collection.indexes.length;
    for (const index of chosenIndexes(collection, context.body["index"]))
      context.engine.catalog.dropIndex(collection, index);
    return { nIndexesWas: new Int32(count) };
  },
};

function chosenIndexes(collection: Collection, choice: unknown): Index[] {
  if (choice === "*") return collection.indexes.filter(({ name }) => name !== idIndexName);
  const choices: unknown[] = Array.isArray(choice) ? choice : [choice];
  return choices.map((one) => {
    if (typeof one !== "string" && !isDocument(one)) throw badValue("the index to drop is a name or a key pattern");
    const index = collection.indexes.find(({ name, spec }) =>
      isDocument(one) ? equalValues(spec["key"], one) : name === one,
    );
    if (!index) {
      const message = isDocument(one)
        ? `can't find index with key: ${describeValue(one)}`
        : `index not found with name [${one}]`;
      throw new MongoError(27, "IndexNotFound", message);
    }
    if (index.name === idIndexName) throw invalidOptions("cannot drop _id index");
    return index;
  });
}

export const listIndexes: Command = {
  isStable: true,
  fields: ["cursor"],
  run(context) {
    const { db, body } = context;
    const name = collectionName(context);
    const documents = getCollection(context, name).indexes.map(({ spec }) => encode(spec));
    return cursorReply(context, new DocumentStream(documents.values()), {
      namespace: `${db}.${name}`,
      batchSize: optionalCount(optionalDoc(body, "cursor") ?? {}, "batchSize"),
    });
  },
};

/** Search indexes live in Atlas; MongoDB itself refuses these commands in the same words. */
export const searchIndexes: Command = {
  fields: anyFields,
  run() {
    throw new MongoError(31082, "SearchNotEnabled", "Search index commands are only supported with Atlas.");
  },
};
