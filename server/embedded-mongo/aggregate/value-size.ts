import { isDocument } from "../bson/document.ts";

const scalarBytes = 32;
const fieldBytes = 24;

/** About how much memory a value takes while a query holds it. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return scalarBytes + value.length * 2;
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + sizeOf(element), scalarBytes);
  if (isDocument(value)) {
    return Object.values(value).reduce<number>((sum, field) => sum + fieldBytes + sizeOf(field), scalarBytes * 2);
  }
  return value instanceof Uint8Array ? scalarBytes + value.length : scalarBytes * 2;
}
