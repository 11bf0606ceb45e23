import type { Doc } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { flag, optionalText } from "./arguments.ts";
import type { Command } from "./command.ts";

/** @throws MongoError 322 or 323 when a client asks for a Stable API that this is not. */
export function checkApiVersion(body: Doc, name: string, command: Command): void {
  const version = optionalText(body, "apiVersion");
  const isStrict = flag(body, "apiStrict");
  if (version === undefined) {
    if (isStrict) throw new MongoError(9, "FailedToParse", "Provided apiStrict value without specifying apiVersion");
    return;
  }
  if (version !== "1") throw new MongoError(322, "APIVersionError", 'API version must be "1"');
  if (isStrict && !command.isStable) {
    throw new MongoError(
      323,
      "APIStrictError",
      `Provided apiStrict:true, but the command ${name} is not in API Version 1`,
    );
  }
}
