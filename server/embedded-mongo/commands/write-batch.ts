import { setImmediate as nextTurn } from "node:timers/promises";
import { type Doc, decodeSent, isDocument } from "../bson/document.ts";
import { locationError, MongoError, typeMismatch } from "../errors.ts";
import { flag, optionalArray } from "./arguments.ts";
import type { CommandContext } from "./command.ts";

/** MongoDB's `maxWriteBatchSize`. */
export const maxWriteBatch = 100_000;

/** The statements of a write command, from its body or from a document sequence. */
export function statements(context: CommandContext, field: string): Doc[] {
  const sequence = context.sequences.get(field);
  if (sequence) return checkedSize(field, sequence).map(decodeSent);
  const items = optionalArray(context.body, field);
  if (!items) throw locationError(40414, `BSON field '${field}' is missing but a required field`);
  return checkedSize(field, items).map((item) => {
    if (!isDocument(item)) throw typeMismatch(`BSON field '${field}' holds something that is not an object`);
    return item;
  });
}

/** @throws MongoError 16 for a batch that is empty or too long. */
export function checkedSize<T>(field: string, items: readonly T[]): readonly T[] {
  if (items.length > 0 && items.length <= maxWriteBatch) return items;
  throw new MongoError(
    16,
    "InvalidLength",
    `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${items.length} operations in ${field}.`,
  );
}

/** What the statements of a batch have come to. */
export interface Tally {
  n: number;
  nModified: number;
  upserted: Doc[];
  errors: Doc[];
}

/** How far a batch is: which statement is next, and what those before it have come to. */
interface Progress extends Tally {
  next: number;
}

/** One failed statement as drivers expect it. */
function writeError(index: number, error: MongoError): Doc {
  return { index, code: error.code, ...error.extra, errmsg: error.message };
}

/** How long a batch keeps everybody else waiting: longer than one statement, since every turn costs a commit. */
const turnMs = 30;
/** A batch with more refusals and upserts than this runs to its end without letting others go in between. */
const mostKept = 1_000;

/** The refusal that ends a whole batch rather than one of its statements. */
const timeIsUp = 50;

/**
 * Runs the statements of a batch one by one, in several turns of the event loop when that takes long. A refused one is
 * reported under its index; ordered batches stop there. Failures of the store are not reported but thrown: they concern
 * the whole turn. A retryable batch leaves with each turn how far it is, and goes on from there when it is sent again.
 */
export function runBatch(
  context: CommandContext,
  count: number,
  run: (index: number, tally: Tally) => void | Promise<void>,
): Tally | Promise<Tally> {
  const isOrdered = flag(context.body, "ordered", true);
  const progress = readProgress(context.progress);
  let endsAt = performance.now() + turnMs;
  while (progress.next < count) {
    const later = step();
    if (later || isTurnOver()) return goOn(later);
  }
  return progress;

  /** Runs the next statement; what it answers is still to be waited for. */
  function step(): void | Promise<void> {
    try {
      const later = run(progress.next, progress);
      if (later) return later;
    } catch (error) {
      report(error);
      return;
    }
    progress.next += 1;
  }

  function report(error: unknown): void {
    if (!(error instanceof MongoError)) throw error;
    if (error.code === timeIsUp) {
      // What was done is done: sent again, the batch goes on behind it.
      context.keepProgress?.({ ...progress });
      throw error;
    }
    progress.errors.push(writeError(progress.next, error));
    progress.next = isOrdered ? count : progress.next + 1;
  }

  function isTurnOver(): boolean {
    // What is written down with every turn must not grow with the batch.
    const isTooMuch = context.keepProgress !== null && progress.errors.length + progress.upserted.length > mostKept;
    return progress.next < count && !isTooMuch && performance.now() > endsAt;
  }

  async function goOn(started: void | Promise<void>): Promise<Tally> {
    let later = started;
    while (later || progress.next < count) {
      if (later) {
        context.keepProgress?.({ ...progress });
        await over(later);
      } else if (isTurnOver()) {
        context.keepProgress?.({ ...progress });
        await nextTurn();
        endsAt = performance.now() + turnMs;
      }
      later = progress.next < count ? step() : undefined;
    }
    return progress;
  }

  async function over(statement: Promise<void>): Promise<void> {
    try {
      await statement;
      progress.next += 1;
    } catch (error) {
      report(error);
    }
  }
}

function readProgress(kept: Doc | null): Progress {
  const { next = 0, n = 0, nModified = 0, upserted = [], errors = [] } = kept ?? {};
  const docs = (value: unknown): Doc[] => (Array.isArray(value) ? value.filter(isDocument) : []);
  return {
    next: Number(next),
    n: Number(n),
    nModified: Number(nModified),
    upserted: docs(upserted),
    errors: docs(errors),
  };
}

/** Hands on what a batch came to, at once or when it is over. */
export function whenDone<T>(tally: Tally | Promise<Tally>, tell: (tally: Tally) => T): T | Promise<T> {
  return tally instanceof Promise ? tally.then(tell) : tell(tally);
}

/** `writeErrors` is left out when there are none. */
export function withErrors(reply: Doc, errors: Doc[]): Doc {
  return errors.length > 0 ? { ...reply, writeErrors: errors } : reply;
}
