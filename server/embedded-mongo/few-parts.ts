import { isDocument } from "./bson/document.ts";
import { exceededMemoryLimit } from "./errors.ts";

/** What is compiled takes some hundred times the memory and the time of its bytes, before any limit could look into it. */
const mostParts = 20_000;

/**
 * To be called before something is compiled whose length a client decides. Values in arrays are none of its parts.
 * @throws MongoError 146 for more fields than a command may name
 */
export function requireFewParts(what: string, value: unknown): void {
  let count = 0;
  const walk = (inner: unknown): void => {
    if (typeof inner !== "object" || inner === null) return;
    if (Array.isArray(inner)) for (const element of inner) walk(element);
    if (!isDocument(inner)) return;
    for (const key of Object.keys(inner)) {
      count += 1;
      requireFew(what, count);
      walk(inner[key]);
    }
  };
  walk(value);
}

/** The same for what is counted already. @throws MongoError 146 */
export function requireFew(what: string, count: number): void {
  if (count > mostParts) throw exceededMemoryLimit(`${what} names more than ${mostParts} fields; use several commands`);
}
