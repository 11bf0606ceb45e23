import { type Collection, mongo } from "mongoose";

const NAMESPACE_NOT_FOUND = 26;

/** The indexes that a collection really has; none where there is no such collection yet. */
export async function indexesOf<Row extends object>(
  collection: Collection<Row>,
): Promise<mongo.IndexDescriptionInfo[]> {
  try {
    return await collection.indexes();
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}
