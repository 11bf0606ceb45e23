import { mongo } from "mongoose";

const DUPLICATE_KEY = 11_000;

/** Whether a unique index refused a single write; with `field`, only an index that begins with it counts. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return field === undefined || field in Object(error["keyPattern"]);
}

/** True when the row was written, false when a unique index says that it is there already. */
export async function insertedOrThere(insert: Promise<unknown>, field?: string): Promise<boolean> {
  try {
    await insert;
    return true;
  } catch (error) {
    if (isDuplicateKey(error, field)) return false;
    throw error;
  }
}

/**
 * Which writes of a bulk were refused by a unique index, by their index in it. Null when anything else went wrong, too;
 * empty when no write was refused by itself, as when the majority did not acknowledge.
 */
export function duplicatesIn(error: unknown): ReadonlySet<number> | null {
  if (!(error instanceof mongo.MongoBulkWriteError)) return null;
  const failures = [error.writeErrors].flat();
  if (failures.some(({ code }) => code !== DUPLICATE_KEY)) return null;
  return new Set(failures.map(({ index }) => index));
}

/** Runs an unordered bulk and returns the writes that a unique index refused; anything else that went wrong is thrown. */
export async function refusedIn(bulk: Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await bulk;
    return new Set();
  } catch (error) {
    const duplicates = duplicatesIn(error);
    if (!duplicates?.size) throw error;
    return duplicates;
  }
}
