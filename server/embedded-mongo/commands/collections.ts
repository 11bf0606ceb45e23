import { equalValues } from "../bson/compare.ts";
import { type Doc, encode } from "../bson/document.ts";
import { invalidOptions, MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { DocumentStream } from "../sessions/document-stream.ts";
import type { Collection } from "../store/collection.ts";
import { idIndexName } from "../store/index-spec.ts";
import { flag, optionalCount, optionalDoc } from "./arguments.ts";
import type { Command } from "./command.ts";
import { cursorReply } from "./cursor-reply.ts";
import { checkWritable, collectionName } from "./namespace.ts";
import { checkValidationOptions } from "./validator.ts";

/** Options of `create` that are kept and listed. */
export const keptOptions = ["validator", "validationLevel", "validationAction"] as const;
/** Options that would make another kind of collection. */
const refusedOptions = [
  "capped",
  "timeseries",
  "clusteredIndex",
  "viewOn",
  "pipeline",
  "encryptedFields",
  "changeStreamPreAndPostImages",
  "expireAfterSeconds",
] as const;

/** `create`: makes a collection before its first document does. */
export const create: Command = {
  isStable: true,
  isWrite: true,
  fields: [
    ...keptOptions,
    ...refusedOptions,
    "autoIndexId",
    "idIndex",
    "size",
    "max",
    "storageEngine",
    "indexOptionDefaults",
    "collation",
    "flags",
  ],
  run(context) {
    const { engine, db, body } = context;
    const name = collectionName(context);
    checkWritable(name);
    const options = readOptions(body);
    const known = engine.catalog.find(db, name);
    if (!known) engine.catalog.create(db, name, options);
    // MongoDB forgives making what is already there, as long as it is the same.
    else if (!equalValues(known.options, options)) {
      throw new MongoError(48, "NamespaceExists", `namespace ${db}.${name} already exists, but with different options`);
    }
    return {};
  },
};

/** The options of a new collection as they are kept. @throws MongoError for what would make another kind of collection. */
export function readOptions(body: Doc): Doc {
  for (const option of refusedOptions) {
    const value = body[option];
    if (value !== undefined && value !== null && value !== false) {
      throw invalidOptions(`the option '${option}' of create is not supported by this server`);
    }
  }
  const collation = optionalDoc(body, "collation");
  if (collation && collation["locale"] !== "simple") {
    throw invalidOptions("collections with a default collation are not supported by this server");
  }
  const options: Doc = {};
  for (const option of keptOptions) if (body[option] !== undefined) options[option] = body[option];
  checkValidationOptions(options);
  return options;
}

/** `drop`: deletes a collection; one that is not there is fine, as since MongoDB 7.0. */
export const drop: Command = {
  isStable: true,
  isWrite: true,
  roomUse: () => "frees",
  fields: [],
  run(context) {
    const { engine, db } = context;
    const collection = engine.catalog.find(db, collectionName(context));
    if (!collection) return {};
    const count = collection.indexes.length;
    engine.catalog.drop(collection);
    return { nIndexesWas: count, ns: collection.namespace };
  },
};

export const dropDatabase: Command = {
  isStable: true,
  isWrite: true,
  roomUse: () => "frees",
  fields: [],
  run({ engine, db }) {
    const collections = engine.catalog.list(db);
    for (const collection of collections) engine.catalog.drop(collection);
    return collections.length > 0 ? { dropped: db } : {};
  },
};

export const listCollections: Command = {
  isStable: true,
  fields: ["filter", "nameOnly", "authorizedCollections", "cursor"],
  run(context) {
    const { engine, db, body } = context;
    const isNameOnly = flag(body, "nameOnly");
    const filter = compileFilter(optionalDoc(body, "filter") ?? {});
    const described = engine.catalog
      .list(db)
      .map(describe)
      .filter((doc) => filter.matches(doc));
    const documents = described.map((doc) => encode(isNameOnly ? { name: doc["name"], type: doc["type"] } : doc));
    return cursorReply(context, new DocumentStream(documents.values()), {
      namespace: `${db}.$cmd.listCollections`,
      batchSize: optionalCount(optionalDoc(body, "cursor") ?? {}, "batchSize"),
    });
  },
};

function describe({ name, options, uuid }: Collection): Doc {
  return {
    name,
    type: "collection",
    options,
    info: { readOnly: false, uuid },
    idIndex: { v: 2, key: { _id: 1 }, name: idIndexName },
  };
}
