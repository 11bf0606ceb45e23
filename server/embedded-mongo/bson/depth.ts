import { type MongoError, mongoError } from "../errors.ts";

/** MongoDB's limit on how deep messages and answers nest. */
export const maxMessageDepth = 200;
/** MongoDB's limit for what is stored: what wraps a document in a command or an answer has room above it. */
export const maxStoredDepth = 180;
/** What is in a folder is read even so: it may have been written before there was a limit. */
export const maxReadDepth = 1_000;

export function tooDeep(limit: number): MongoError {
  return mongoError(15, `Document exceeds maximum nesting depth of ${limit}`);
}

/** @throws MongoError 15 for a path with more parts than documents have levels. */
export function checkPathDepth(parts: readonly string[]): void {
  if (parts.length > maxMessageDepth) throw mongoError(15, "FieldPath is too long");
}
