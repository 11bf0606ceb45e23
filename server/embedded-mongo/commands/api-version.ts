import { type Doc, isDocument } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { flag, optionalText } from "./arguments.ts";
import type { Command } from "./command.ts";

/** Stages that tell of one server, and are in no Stable API. */
const unstableStages: ReadonlySet<string> = new Set(["$currentOp", "$listLocalSessions", "$listSearchIndexes"]);

/** @throws MongoError 322 or 323 when a client asks for a Stable API that this is not. */
export function checkApiVersion(body: Doc, name: string, command: Command): void {
  const version = optionalText(body, "apiVersion");
  const isStrict = flag(body, "apiStrict");
  if (version === undefined) {
    if (isStrict) throw new MongoError(9, "FailedToParse", "Provided apiStrict value without specifying apiVersion");
    return;
  }
  if (version !== "1") throw new MongoError(322, "APIVersionError", 'API version must be "1"');
  if (!isStrict) return;
  if (!command.isStable) throw strictError(`the command ${name} is not in API Version 1`);
  const pipeline = body["pipeline"];
  const [first] = Array.isArray(pipeline) && isDocument(pipeline[0]) ? Object.keys(pipeline[0]) : [];
  if (first !== undefined && unstableStages.has(first)) throw strictError(`the stage ${first} is not in API Version 1`);
}

const strictError = (what: string) => new MongoError(323, "APIStrictError", `Provided apiStrict:true, but ${what}`);
