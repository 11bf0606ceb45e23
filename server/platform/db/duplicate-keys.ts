import { type Collection, mongo } from "mongoose";
import { databaseFaultOf } from "./fault-of.ts";

/** For looking at what a refused write met: what the majority does not have yet may still vanish. */
export const OF_THE_MAJORITY = { readConcern: { level: "majority" } } as const;

/** Whether a unique index refused a write, and nothing else went wrong. Which of them, not every server says. */
export const isDuplicateKey = (error: unknown): boolean => databaseFaultOf(error) === "duplicate";

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
 * Writes a row whose id is fresh; false when another one has one of its unique keys. A row that is there under this very
 * id is itself: a server that forgets what it has done refuses the repetition of a write whose answer was lost.
 */
export async function insertedUnlessTaken<Row extends { _id: mongo.ObjectId }>(
  rows: Collection<Row>,
  row: mongo.OptionalUnlessRequiredId<Row>,
): Promise<boolean> {
  if (await insertedOrThere(rows.insertOne(row))) return true;
  const own: mongo.Filter<mongo.Document> = { _id: row._id };
  return (await rows.countDocuments(own, OF_THE_MAJORITY)) === 1;
}

/**
 * Which writes of a bulk were refused by a unique index, by their index in it. Null when anything else went wrong, too,
 * or instead: the driver throws the same class when the majority did not acknowledge and when the connection broke.
 */
export function duplicatesIn(error: unknown): ReadonlySet<number> | null {
  if (!(error instanceof mongo.MongoBulkWriteError) || !isDuplicateKey(error)) return null;
  return new Set([error.writeErrors].flat().map(({ index }) => index));
}

/**
 * Runs an unordered bulk and returns the writes that a unique index refused; anything else that went wrong is thrown, and
 * the refusal itself where `isSettled` finds that what they met may still vanish.
 */
export async function refusedIn(
  bulk: Promise<unknown>,
  isSettled: (refused: ReadonlySet<number>) => Promise<boolean> = async () => true,
): Promise<ReadonlySet<number>> {
  try {
    await bulk;
    return new Set();
  } catch (error) {
    const duplicates = duplicatesIn(error);
    if (!duplicates || !(await isSettled(duplicates))) throw error;
    return duplicates;
  }
}
