import { Long } from "bson";
import type { Doc } from "../bson/document.ts";
import type { Execution } from "../plan/run.ts";
import type { DocumentStream } from "../sessions/document-stream.ts";
import { Composite, RawArray } from "../wire/reply.ts";
import type { CommandContext } from "./command.ts";

/** MongoDB's first batch when a query does not say. */
const defaultFirstBatch = 101;
/** A batch holds at most one document's worth of bytes. */
export const maxBatchBytes = 16 * 1024 * 1024;

interface CursorOptions {
  namespace: string;
  batchSize?: number | undefined;
  /** Close after the first batch, whatever is left. */
  isSingleBatch?: boolean;
  neverExpires?: boolean;
  execution: Execution;
}

/** Answers a query with its first batch, and a cursor for the rest if there is any. */
export function cursorReply(context: CommandContext, documents: DocumentStream, options: CursorOptions): Doc {
  const { namespace, execution } = options;
  const firstBatch = documents.take(options.batchSize ?? defaultFirstBatch, maxBatchBytes);
  const isOver = documents.isDone || options.isSingleBatch === true;
  if (isOver) documents.close();
  const id = isOver
    ? Long.ZERO
    : context.engine.cursors.open({
        namespace,
        session: context.session,
        documents,
        execution,
        neverExpires: options.neverExpires === true,
      }).id;
  return { cursor: new Composite({ firstBatch: new RawArray(firstBatch), id, ns: namespace }) };
}
