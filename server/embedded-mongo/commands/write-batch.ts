import { type Doc, decode, isDocument } from "../bson/document.ts";
import { locationError, MongoError, typeMismatch } from "../errors.ts";
import { optionalArray } from "./arguments.ts";
import type { CommandContext } from "./command.ts";

/** MongoDB's `maxWriteBatchSize`. */
export const maxWriteBatch = 100_000;

/** The statements of a write command, from its body or from a document sequence. */
export function statements(context: CommandContext, field: string): Doc[] {
  const sequence = context.sequences.get(field);
  if (sequence) return checkedSize(field, sequence).map(decode);
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

/** One failed statement as drivers expect it. */
function writeError(index: number, error: MongoError): Doc {
  return { index, code: error.code, ...error.extra, errmsg: error.message };
}

/** The refusal that ends a whole batch rather than one of its statements. */
const timeIsUp = 50;

/**
 * Runs the statements of a batch one by one. A refused one is reported under its index; ordered batches stop there.
 * Failures of the store are not reported but thrown: they concern the whole turn.
 */
export function runBatch(
  count: number,
  isOrdered: boolean,
  run: (index: number) => void | Promise<void>,
): Doc[] | Promise<Doc[]> {
  const errors: Doc[] = [];
  for (let index = 0; index < count; index += 1) {
    try {
      const later = run(index);
      if (later) return goOn(index, later);
    } catch (error) {
      report(index, error);
      if (isOrdered) break;
    }
  }
  return errors;

  function report(index: number, error: unknown): void {
    if (!(error instanceof MongoError) || error.code === timeIsUp) throw error;
    errors.push(writeError(index, error));
  }

  async function goOn(from: number, started: Promise<void>): Promise<Doc[]> {
    for (let index = from; index < count; index += 1) {
      try {
        await (index === from ? started : run(index));
      } catch (error) {
        report(index, error);
        if (isOrdered) break;
      }
    }
    return errors;
  }
}

/** Hands on what a batch came to, at once or when it is over. */
export function whenDone<T>(errors: Doc[] | Promise<Doc[]>, tell: (errors: Doc[]) => T): T | Promise<T> {
  return errors instanceof Promise ? errors.then(tell) : tell(errors);
}

/**
 * Whether statements may let others go in between. Those of a retryable batch share the record of having run, which
 * has to be in the commit of all of them.
 */
export function mayWait({ body }: CommandContext, count: number): boolean {
  return count === 1 || body["txnNumber"] === undefined;
}

/** `writeErrors` is left out when there are none. */
export function withErrors(reply: Doc, errors: Doc[]): Doc {
  return errors.length > 0 ? { ...reply, writeErrors: errors } : reply;
}
