import { MongoError } from "../errors.ts";
import { anyFields, type Command } from "./command.ts";

/** Search indexes live in Atlas; MongoDB itself refuses these commands in the same words. */
export const searchIndexes: Command = {
  fields: anyFields,
  run() {
    throw new MongoError(31082, "SearchNotEnabled", "Search index commands are only supported with Atlas.");
  },
};
