import { describeValue } from "../bson/describe.ts";
import { checkPathDepth } from "../bson/document.ts";
import { badValue, conflictingUpdate, mongoError, pathNotViable } from "../errors.ts";
import { arrayIndexOf } from "../query/path.ts";

/** A path of an update; `$`, `$[]` and `$[name]` stand for array positions found later. */
export type UpdatePath = readonly string[];

/** @throws MongoError 56 for an empty field name, 2 for a misplaced `$`, 15 for more parts than documents have levels. */
export function parseUpdatePath(text: string): UpdatePath {
  if (text === "") throw mongoError(56, "An empty update path is not valid.");
  const path = text.split(".");
  checkPathDepth(path);
  if (path.includes("")) {
    throw mongoError(56, `The update path '${text}' contains an empty field name, which is not allowed.`);
  }
  if (isPositional(path[0] ?? "")) {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${text}'`);
  }
  if (path.filter((part) => part === "$").length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${text}'`);
  }
  return path;
}

/** True for `$`, `$[]` and `$[name]`. */
export function isPositional(part: string): boolean {
  return part === "$" || (part.startsWith("$[") && part.endsWith("]"));
}

/** The name in `$[name]`, "" in `$[]`, null for any other part. */
export function filterIdentifier(part: string): string | null {
  return part !== "$" && isPositional(part) ? part.slice(2, -1) : null;
}

/** The refusal of a path that leads through something that has no fields, at its part `index`. */
export function blockedPath(path: UpdatePath, index: number, value: unknown): Error {
  return pathNotViable(
    `Cannot use the part (${path[index]}) of (${path.join(".")}) to traverse the element ({${path[index - 1]}: ` +
      `${describeValue(value)}})`,
  );
}

/** The order in which fields are updated and so created: by name, positions by number. */
export function compareUpdatePaths(a: UpdatePath, b: UpdatePath): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareParts(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareParts(a: string, b: string): number {
  if (a === b) return 0;
  const x = arrayIndexOf(a);
  const y = arrayIndexOf(b);
  if (x >= 0 && y >= 0) return x - y;
  if (x >= 0 || y >= 0) return x >= 0 ? -1 : 1;
  return a < b ? -1 : 1;
}

/**
 * Refuses two updates of one field or of a field and what it contains; the paths must be sorted.
 * @throws MongoError 40
 */
export function refuseConflicts(sorted: readonly UpdatePath[]): void {
  for (let index = 1; index < sorted.length; index += 1) {
    const before = sorted[index - 1] ?? [];
    const path = sorted[index] ?? [];
    if (before.every((part, at) => path[at] === part)) {
      throw conflictingUpdate(`Updating the path '${path.join(".")}' would create a conflict at '${before.join(".")}'`);
    }
  }
}
