import { badValue, invalidOptions } from "../errors.ts";
import { isFew, isSmall } from "../plan/length.ts";
import { startExecution } from "../plan/run.ts";
import { DocumentStream } from "../sessions/document-stream.ts";
import { flag, optionalCount } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { cursorReply } from "./cursor-reply.ts";
import { collectionName } from "./namespace.ts";
import { findDocuments, projected, readFindRequest } from "./query.ts";

/** Options that change what a query answers and that this server does not have. */
const refusedOptions = ["tailable", "awaitData", "oplogReplay", "returnKey", "showRecordId"] as const;

/** `find`: documents that match, in batches. */
export const find: Command = {
  isStable: true,
  fields: [
    "filter",
    "sort",
    "projection",
    "hint",
    "skip",
    "limit",
    "batchSize",
    "singleBatch",
    "collation",
    "let",
    "min",
    "max",
    "allowDiskUse",
    "noCursorTimeout",
    "allowPartialResults",
    ...refusedOptions,
  ],
  isReport: () => true,
  run(context) {
    const { engine, body, db } = context;
    const name = collectionName(context);
    refuseOptions(context);
    const request = readFindRequest(context);
    const collection = engine.catalog.find(db, name);
    const documents = collection ? findDocuments(collection, request, startExecution(engine.workspace)) : [];
    const stream = new DocumentStream(projected(documents, request.project), request.limit);
    return cursorReply(context, stream, {
      namespace: `${db}.${name}`,
      batchSize: optionalCount(body, "batchSize"),
      isSingleBatch: flag(body, "singleBatch"),
      neverExpires: flag(body, "noCursorTimeout"),
      isShort: collection === null || isSmall(collection) || isFew(request.limit),
    });
  },
};

/** @throws MongoError for options that would have to be honoured to answer right. */
function refuseOptions({ body }: CommandContext): void {
  for (const option of refusedOptions) {
    if (flag(body, option)) throw badValue(`the option '${option}' is not supported by this server`);
  }
  for (const option of ["min", "max"]) {
    const bound = body[option];
    if (bound && Object.keys(bound).length > 0)
      throw invalidOptions(`the option '${option}' is not supported by this server`);
  }
}
