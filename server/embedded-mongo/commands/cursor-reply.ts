import { Long } from "bson";
import type { Doc } from "../bson/document.ts";
import { handOver } from "../interrupt.ts";
import type { DocumentStream } from "../sessions/document-stream.ts";
import { Composite, RawArray } from "../wire/reply.ts";
import type { CommandContext } from "./command.ts";

/** MongoDB's first batch when a query does not say. */
const defaultFirstBatch = 101;
/**
 * A batch is closed when it holds so much, a single larger document aside. MongoDB fills it up to 16 MB; a smaller one
 * takes less memory, and less time in which nobody else is answered.
 */
export const maxBatchBytes = 4 * 1024 * 1024;

interface CursorOptions {
  namespace: string;
  batchSize?: number | undefined;
  /** Close after the first batch, whatever is left. */
  isSingleBatch?: boolean;
  neverExpires?: boolean;
  /** Whether reading on to the end is a matter of moments. */
  isShort?: boolean;
}

/** Answers a query with its first batch, and a cursor for the rest if there is any. */
export function cursorReply(context: CommandContext, documents: DocumentStream, options: CursorOptions): Doc {
  const { namespace } = options;
  const firstBatch = documents.take(options.batchSize ?? defaultFirstBatch, maxBatchBytes);
  const isOver = documents.isDone || options.isSingleBatch === true;
  if (isOver) documents.close();
  else if (options.isShort !== true) handOver();
  const id = isOver
    ? Long.ZERO
    : context.engine.cursors.open({
        namespace,
        session: context.session,
        documents,
        neverExpires: options.neverExpires === true,
      }).id;
  return { cursor: new Composite({ firstBatch: new RawArray(firstBatch), id, ns: namespace }) };
}
