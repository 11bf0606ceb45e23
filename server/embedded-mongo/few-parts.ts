import { fieldEntries, isDocument } from "./bson/document.ts";
import { exceededMemoryLimit } from "./errors.ts";

/** What is compiled takes some hundred times the memory and the time of its bytes, before any limit could look into it. */
const mostParts = 20_000;

/**
 * To be called before something is compiled whose length a client decides. Values in arrays are none of its parts.
 * @throws MongoError 146 for more fields than a command may name
 */
export function requireFewParts(what: string, value: unknown): void {
  let left = mostParts;
  const walk = (inner: unknown): void => {
    if (Array.isArray(inner)) inner.forEach(walk);
    if (!isDocument(inner)) return;
    for (const [, next] of fieldEntries(inner)) {
      left -= 1;
      if (left < 0) throw exceededMemoryLimit(`${what} names more than ${mostParts} fields; use several commands`);
      walk(next);
    }
  };
  walk(value);
}
