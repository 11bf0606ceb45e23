import { Double, Int32 } from "bson";
import type { Doc } from "../bson/document.ts";
import { invalidOptions } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { findInconsistencies } from "../store/inconsistencies.ts";
import { flag, optionalDoc, optionalNumber } from "./arguments.ts";
import type { Command } from "./command.ts";
import { asNumber } from "./count.ts";
import { collectionName, getCollection } from "./namespace.ts";

/** `listDatabases`: those that hold a collection, with the bytes of their documents. */
export const listDatabases: Command = {
  isStable: true,
  isAdminOnly: true,
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  run({ engine, body }) {
    const filter = compileFilter(optionalDoc(body, "filter") ?? {});
    const isNameOnly = flag(body, "nameOnly");
    const databases = engine.catalog.databases().map((name): Doc => {
      if (isNameOnly) return { name };
      const sizeOnDisk = sum(engine.catalog.list(name), (collection) => collection.dataBytes());
      return { name, sizeOnDisk: asNumber(sizeOnDisk), empty: false };
    });
    const listed = databases.filter((database) => filter.matches(database));
    if (isNameOnly) return { databases: listed };
    const total = sum(listed, ({ sizeOnDisk }) => Number(sizeOnDisk));
    return { databases: listed, totalSize: asNumber(total), totalSizeMb: asNumber(Math.floor(total / 2 ** 20)) };
  },
};

function sum<T>(items: readonly T[], size: (item: T) => number): number {
  return items.reduce((total, item) => total + size(item), 0);
}

export const collStats: Command = {
  fields: ["scale"],
  run(context) {
    const { engine, db, body } = context;
    const name = collectionName(context);
    const scale = optionalNumber(body, "scale") ?? 1;
    const collection = engine.catalog.find(db, name);
    const bytes = collection?.dataBytes() ?? 0;
    const count = collection?.count ?? 0;
    const size = asNumber(Math.floor(bytes / scale));
    return {
      ns: `${db}.${name}`,
      size,
      count: asNumber(count),
      ...(count > 0 && { avgObjSize: asNumber(Math.floor(bytes / count)) }),
      storageSize: size,
      capped: false,
      nindexes: new Int32(collection?.indexes.length ?? 0),
      scaleFactor: new Double(scale),
    };
  },
};

export const dbStats: Command = {
  fields: ["scale"],
  run({ engine, db, body }) {
    const scale = optionalNumber(body, "scale") ?? 1;
    const collections = engine.catalog.list(db);
    const objects = sum(collections, ({ count }) => count);
    const bytes = sum(collections, (collection) => collection.dataBytes());
    const size = new Double(bytes / scale);
    return {
      db,
      collections: new Int32(collections.length),
      views: new Int32(0),
      objects: asNumber(objects),
      avgObjSize: new Double(objects === 0 ? 0 : bytes / objects),
      dataSize: size,
      storageSize: size,
      indexes: new Int32(sum(collections, ({ indexes }) => indexes.length)),
      scaleFactor: new Double(scale),
    };
  },
};

/**
 * `validate`: holds every document against every index, and reports what is missing or too much. It reads all there is,
 * whatever a client asks to have left out, and the answer is the same beside other work as alone.
 */
export const validate: Command = {
  fields: ["full", "repair", "scandata", "background"],
  run(context) {
    const { body } = context;
    if (flag(body, "repair")) throw invalidOptions("repair is not supported by this server");
    if (flag(body, "background") && flag(body, "full")) throw invalidOptions("validate is either background or full");
    const collection = getCollection(context, collectionName(context));
    const { invalidDocuments, indexes } = findInconsistencies(collection);
    const errors = [...invalidDocuments, ...indexes];
    return {
      ns: collection.namespace,
      nInvalidDocuments: new Int32(invalidDocuments.length),
      nrecords: asNumber(collection.count),
      nIndexes: new Int32(collection.indexes.length),
      valid: errors.length === 0,
      errors,
      warnings: [],
    };
  },
};
