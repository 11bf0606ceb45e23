import { MongoError } from "../errors.ts";
import { flag, requiredText } from "./arguments.ts";
import type { Command } from "./command.ts";
import { checkCollectionName, checkDatabaseName, checkWritable } from "./namespace.ts";

/** `renameCollection`: moves a collection to another name, also in another database. */
export const renameCollection: Command = {
  isAdminOnly: true,
  isWrite: true,
  fields: ["to", "dropTarget"],
  run({ engine, body }) {
    const [fromDb, from] = splitNamespace(requiredText(body, "renameCollection"));
    const [toDb, to] = splitNamespace(requiredText(body, "to"));
    checkWritable(to);
    const collection = engine.catalog.find(fromDb, from);
    if (!collection)
      throw new MongoError(26, "NamespaceNotFound", `Source collection ${fromDb}.${from} does not exist`);
    const target = engine.catalog.find(toDb, to);
    if (target === collection) throw new MongoError(20, "IllegalOperation", "Can't rename a collection to itself");
    if (target && !flag(body, "dropTarget")) throw new MongoError(48, "NamespaceExists", "target namespace exists");
    if (target) engine.catalog.drop(target);
    engine.catalog.rename(collection, toDb, to);
    return {};
  },
};

function splitNamespace(namespace: string): [string, string] {
  const dot = namespace.indexOf(".");
  const db = namespace.slice(0, Math.max(dot, 0));
  const name = namespace.slice(dot + 1);
  checkDatabaseName(db);
  checkCollectionName(db, name);
  return [db, name];
}
