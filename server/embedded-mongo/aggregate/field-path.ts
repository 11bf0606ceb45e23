import { checkPathDepth, type Doc, getField, isDocument } from "../bson/document.ts";
import { locationError } from "../errors.ts";
import { isReferenceName } from "../query/reference.ts";

/** Checks and takes apart a path as expressions and stages accept it, without its dollar sign. */
export function parseFieldPath(path: string): string[] {
  if (path === "") throw locationError(40352, "FieldPath cannot be constructed with empty string");
  if (path.endsWith(".")) throw locationError(40353, "FieldPath must not end with a '.'.");
  const parts = path.split(".");
  checkPathDepth(parts);
  for (const part of parts) {
    if (part === "") throw locationError(15998, "FieldPath field names may not be empty strings.");
    if (part.startsWith("$") && !isReferenceName(part)) {
      throw locationError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    }
    if (part.includes("\0")) throw locationError(16411, "FieldPath field names may not contain '\\0'.");
  }
  return parts;
}

/** The value at a path; an array on the way gives the array of what its documents have there. */
export function valueAtPath(value: unknown, parts: readonly string[], at = 0): unknown {
  if (at === parts.length) return value;
  if (Array.isArray(value)) {
    const found: unknown[] = [];
    for (const element of value) {
      const inner = isDocument(element) ? valueAtPath(element, parts, at) : undefined;
      if (inner !== undefined) found.push(inner);
    }
    return found;
  }
  return isDocument(value) ? valueAtPath(getField(value, parts[at] ?? ""), parts, at + 1) : undefined;
}

/** Compiles reading a path from the document itself. */
export function fieldReader(parts: readonly string[]): (doc: Doc) => unknown {
  const [name = ""] = parts;
  if (parts.length === 1) return (doc) => getField(doc, name);
  return (doc) => valueAtPath(getField(doc, name), parts, 1);
}
