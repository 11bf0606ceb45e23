/** A document in memory: numbers and other BSON types stay wrapped, so that writing it back changes no type. */
export type Doc = Record<string, unknown>;

/** True for an embedded document, false for arrays, dates and all wrapped BSON values. */
export function isDocument(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Reads an own field; inherited names such as `constructor` and `__proto__` count as missing. */
export function getField(doc: Doc, name: string): unknown {
  const value = doc[name];
  // No document holds functions, and everything on Object.prototype but __proto__ is one.
  if (typeof value === "function" || name === "__proto__") return Object.hasOwn(doc, name) ? value : undefined;
  return value;
}

/** Writes an own field, `__proto__` included. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    doc[name] = value;
  }
}
