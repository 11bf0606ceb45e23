/**
 * A document in memory: numbers and other BSON types stay wrapped, so that writing it back changes no type.
 * JavaScript moves names that are whole numbers to the front of an object. So a name that begins with a digit stands
 * here behind a null byte, which no name in BSON can hold: `fieldNames` and `fieldEntries` give names as they are
 * stored, `getField`, `setField` and `removeField` take them.
 */
export type Doc = Record<string, unknown>;

/** True for an embedded document, false for arrays, dates and all wrapped BSON values. */
export function isDocument(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Reads an own field; inherited names such as `constructor` and `__proto__` count as missing. */
export function getField(doc: Doc, name: string): unknown {
  if (beginsWithDigit(name)) return doc[`\0${name}`];
  const value = doc[name];
  // No document holds functions, and everything on Object.prototype but __proto__ is one.
  if (typeof value === "function" || name === "__proto__") return Object.hasOwn(doc, name) ? value : undefined;
  return value;
}

/** Writes an own field, `__proto__` included. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (beginsWithDigit(name)) {
    doc[`\0${name}`] = value;
  } else if (name === "__proto__") {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    doc[name] = value;
  }
}

export function removeField(doc: Doc, name: string): void {
  delete doc[beginsWithDigit(name) ? `\0${name}` : name];
}

/** The name that a key of the object in memory stands for. */
export function nameOfKey(key: string): string {
  return key.charCodeAt(0) === 0 ? key.slice(1) : key;
}

/** The names of a document's fields, in its order. */
export function fieldNames(doc: Doc): string[] {
  return Object.keys(doc).map(nameOfKey);
}

/** The fields of a document, in its order. */
export function fieldEntries(doc: Doc): [name: string, value: unknown][] {
  return Object.entries(doc).map(([key, value]) => [nameOfKey(key), value]);
}

/** A document with these fields in this order. */
export function documentOf(entries: Iterable<readonly [string, unknown]>): Doc {
  const doc: Doc = {};
  for (const [name, value] of entries) setField(doc, name, value);
  return doc;
}

function beginsWithDigit(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57;
}
