import { equalValues } from "../bson/compare.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { badValue, MongoError } from "../errors.ts";
import type { Collection } from "../store/collection.ts";
import { idIndexName, readExpiry } from "../store/index-spec.ts";
import { flag, optionalDoc } from "./arguments.ts";
import { keptOptions } from "./collections.ts";
import type { Command, CommandContext } from "./command.ts";
import { collectionName, getCollection } from "./namespace.ts";
import { checkValidationOptions } from "./validator.ts";

/** `collMod`: changes the validator, or an index's life span or visibility. */
export const collMod: Command = {
  isStable: true,
  isWrite: true,
  fields: [...keptOptions, "index"],
  run(context) {
    const { engine, body } = context;
    const collection = getCollection(context, collectionName(context));
    const changes = Object.fromEntries(
      keptOptions.filter((option) => body[option] !== undefined).map((option) => [option, body[option]]),
    );
    const options: Doc = { ...collection.options, ...changes };
    checkValidationOptions(options);
    const { validator } = options;
    if (isDocument(validator) && Object.keys(validator).length === 0) delete options["validator"];
    const reply = body["index"] === undefined ? {} : modifyIndex(context, collection, optionalDoc(body, "index") ?? {});
    if (Object.keys(changes).length > 0) engine.catalog.setOptions(collection, options);
    return reply;
  },
};

function modifyIndex({ engine }: CommandContext, collection: Collection, change: Doc): Doc {
  const { name, keyPattern, hidden, expireAfterSeconds, ...unknown } = change;
  const [extra] = Object.keys(unknown);
  if (extra !== undefined) throw badValue(`the option '${extra}' of collMod's index is not supported by this server`);
  const index = collection.indexes.find((one) =>
    name === undefined ? equalValues(one.spec["key"], keyPattern) : one.name === name,
  );
  if (!index)
    throw new MongoError(27, "IndexNotFound", `cannot find index ${String(name)} for ns ${collection.namespace}`);
  if (index.name === idIndexName) throw badValue("can't hide or expire the _id index");
  const before = index.spec;
  const { hidden: wasHidden, ...spec } = before;
  const after: Doc = { ...spec, ...(flag(change, "hidden", wasHidden === true) && { hidden: true }) };
  if (expireAfterSeconds !== undefined) after["expireAfterSeconds"] = readExpiry(expireAfterSeconds);
  engine.catalog.setIndexSpec(index, after);
  return {
    ...(hidden !== undefined && { hidden_old: wasHidden === true, hidden_new: after["hidden"] === true }),
    ...(expireAfterSeconds !== undefined && {
      expireAfterSeconds_old: before["expireAfterSeconds"],
      expireAfterSeconds_new: expireAfterSeconds,
    }),
  };
}
