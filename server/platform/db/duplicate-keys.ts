import { mongo } from "mongoose";
import { writeConcernErrorOf } from "./fault-of.ts";

const DUPLICATE_KEY = 11_000;

/** For looking at what a refused write met: what the majority does not have yet may still vanish. */
export const OF_THE_MAJORITY = { readConcern: { level: "majority" } } as const;

/** Whether a unique index refused a single write. Which of them, not every server says: look for what is meant. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

/** True when the row was written, false when a unique index says that it is there already. */
export async function insertedOrThere(insert: Promise<unknown>): Promise<boolean> {
  try {
    await insert;
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * Which writes of a bulk were refused by a unique index, by their index in it. Null when anything else went wrong, too,
 * or instead: the driver throws the same class when the majority did not acknowledge and when the connection broke.
 */
export function duplicatesIn(error: unknown): ReadonlySet<number> | null {
  if (!(error instanceof mongo.MongoBulkWriteError) || writeConcernErrorOf(error)) return null;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) return null;
  return new Set(failures.map(({ index }) => index));
}

/** Runs an unordered bulk and returns the writes that a unique index refused; anything else that went wrong is thrown. */
export async function refusedIn(bulk: Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await bulk;
    return new Set();
  } catch (error) {
    const duplicates = duplicatesIn(error);
    if (!duplicates) throw error;
    return duplicates;
  }
}
