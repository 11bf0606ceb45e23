import { type Collection, mongo } from "mongoose";
import { insertedOrThere, refusedIn } from "./duplicate-keys.ts";

/**
 * Inserts rows that come at the same moment, in one command where there are several. Each is written or refused by itself.
 * @returns of each whether it was written: not where a unique index says that it is there already, and an error where something
 * else was in its own way. What fails the command as a whole is thrown.
 */
export async function insertEach<Row extends mongo.Document>(
  collection: Collection<Row>,
  rows: readonly mongo.OptionalUnlessRequiredId<Row>[],
): Promise<(boolean | Error)[]> {
  if (rows.length > 1) {
    try {
      const refused = await refusedIn(collection.insertMany([...rows], { ordered: false }));
      return rows.map((_, index) => !refused.has(index));
    } catch (error) {
      if (!isAboutRows(error)) throw error;
      // Each by itself, so that nobody hears what was wrong with another's. What was written is there.
    }
  }
  return Promise.all(rows.map((row) => insertedOrThere(collection.insertOne(row)).catch(asError)));
}

/** Whether the server has answered, and refused some of them. */
function isAboutRows(error: unknown): boolean {
  return error instanceof mongo.MongoBulkWriteError && [error.writeErrors].flat().length > 0;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
