import { Double, Int32 } from "bson";
import { describeValue } from "#server/embedded-mongo/bson/describe.ts";
import { fieldEntries, isDocument } from "#server/embedded-mongo/bson/document.ts";
import { isLong } from "#server/embedded-mongo/bson/number.ts";

/** A value as a person reads it, with types told apart that look alike: `1` is an int, `1.0` a double, `1L` a long. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (isDocument(value)) {
    return `{ ${fieldEntries(value)
      .map(([name, inner]) => `${/^[$\w]+$/.test(name) ? name : JSON.stringify(name)}: ${show(inner)}`)
      .join(", ")} }`;
  }
  if (isLong(value)) return `${value.toString()}L`;
  if (value instanceof Int32) return String(value.value);
  if (value instanceof Double && Number.isInteger(value.value)) return `${value.value}.0`;
  if (value instanceof Date) return `Date(${value.toISOString()})`;
  return describeValue(value);
}
