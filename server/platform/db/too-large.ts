/** What a server says of a document that would be greater than it keeps any: on its way in, and as an update leaves it. */
const TOO_LARGE = new Set<unknown>([
  10_334, // BSONObjectTooLarge
  17_419, // "Resulting document after update is larger than 16777216"
  17_420, // the same of an upsert
]);

/** Whether the database refused a write because the document would be too large, which no repetition changes. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === "MongoServerError" && "code" in error && TOO_LARGE.has(error.code);
}
