import { describeValue } from "../bson/describe.ts";
import { type Doc, getField, isDocument } from "../bson/document.ts";
import { badValue } from "../errors.ts";
import type { Filter } from "../query/filter.ts";
import { arrayIndexOf } from "../query/path.ts";
import type { ArrayFilters } from "./array-filters.ts";
import { filterIdentifier, isPositional, type UpdatePath } from "./update-path.ts";

interface ResolveContext {
  /** Null for a document that is not there yet, in which nothing was found. */
  filter: Filter | null;
  arrayFilters: ArrayFilters;
}

/** The paths that a path with positional parts stands for in one document, before anything is changed. */
export function resolvePath(doc: Doc, path: UpdatePath, context: ResolveContext): UpdatePath[] {
  return resolveFrom(doc, doc, path, 0, [], context);
}

function resolveFrom(
  doc: Doc,
  value: unknown,
  path: UpdatePath,
  at: number,
  done: UpdatePath,
  context: ResolveContext,
): UpdatePath[] {
  const next = path.findIndex((part, index) => index >= at && isPositional(part));
  if (next === -1) return [[...done, ...path.slice(at)]];
  const before = [...done, ...path.slice(at, next)];
  const array = readPath(value, path.slice(at, next));
  const part = path[next] ?? "";
  const positions = part === "$" ? [matchedPosition(doc, context)] : positionsIn(array, part, before, context);
  return positions.flatMap((position) => {
    const element = Array.isArray(array) ? array[position] : undefined;
    return resolveFrom(doc, element, path, next + 1, [...before, String(position)], context);
  });
}

function matchedPosition(doc: Doc, { filter }: ResolveContext): number {
  const position = filter?.positionalIndex(doc, "canonical") ?? null;
  if (position === null) throw badValue("The positional operator did not find the match needed from the query.");
  return position;
}

function positionsIn(array: unknown, part: string, before: UpdatePath, { arrayFilters }: ResolveContext): number[] {
  if (array === undefined) {
    throw badValue(`The path '${before.join(".")}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(array)) {
    throw badValue(`Cannot apply array updates to non-array element ${before.at(-1)}: ${describeValue(array)}`);
  }
  const accepts = arrayFilters.get(filterIdentifier(part) ?? "") ?? (() => true);
  return array.flatMap((element, index) => (accepts(element) ? [index] : []));
}

function readPath(start: unknown, path: UpdatePath): unknown {
  let value = start;
  for (const part of path) {
    if (Array.isArray(value)) value = value[arrayIndexOf(part)];
    else if (isDocument(value)) value = getField(value, part);
    else return undefined;
  }
  return value;
}
