import { isDeepStrictEqual } from "node:util";

/** The JSON that an attribute holds; null when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether two attribute values mean the same: JSON is compared by content, since AWS may reorder and reformat it. */
export function sameValue(left: string | undefined, right: string): boolean {
  if ((left ?? "") === right) return true;
  return (
    left !== undefined && right.startsWith("{") && isDeepStrictEqual(readJson(left) ?? left, readJson(right) ?? right)
  );
}
