import { describeValue } from "../bson/describe.ts";
import { type Doc, fieldEntries, isDocument } from "../bson/document.ts";
import { badValue, failedToParse } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import type { UpdatePath } from "./update-path.ts";
import { filterIdentifier } from "./update-path.ts";

/** Which array elements each `$[name]` stands for. */
export type ArrayFilters = ReadonlyMap<string, (element: unknown) => boolean>;

/** @throws MongoError 9 for filters without one common name, 2 for a malformed name. */
export function compileArrayFilters(filters: readonly Doc[], collation?: Doc): ArrayFilters {
  const compiled = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    const name = identifierOf(filter);
    if (compiled.has(name)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    }
    const { matches } = compileFilter(filter, collation);
    compiled.set(name, (element) => matches({ [name]: element }));
  }
  return compiled;
}

/** @throws MongoError 2 for a `$[name]` without a filter, 9 for a filter that no path uses. */
export function checkArrayFilters(filters: ArrayFilters, paths: readonly UpdatePath[], update: Doc): void {
  const used = new Set<string>();
  for (const path of paths) {
    for (const part of path) {
      const name = filterIdentifier(part);
      if (name === null || name === "") continue;
      if (!filters.has(name)) {
        throw badValue(`No array filter found for identifier '${name}' in path '${path.join(".")}'`);
      }
      used.add(name);
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw failedToParse(
        `The array filter for identifier '${name}' was not used in the update ${describeValue(update)}`,
      );
    }
  }
}

function identifierOf(filter: Doc): string {
  const names = new Set(topLevelNames(filter));
  const [name, other] = names;
  if (name === undefined) {
    throw failedToParse("Cannot use an expression without a top-level field name in arrayFilters");
  }
  if (other !== undefined) {
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    );
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw badValue(
      "Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning " +
        `with a lowercase letter, found '${name}'`,
    );
  }
  return name;
}

function topLevelNames(filter: Doc): string[] {
  return fieldEntries(filter).flatMap(([name, operand]) => {
    if (!name.startsWith("$")) return [name.split(".", 1)[0] ?? ""];
    return Array.isArray(operand) ? operand.filter(isDocument).flatMap(topLevelNames) : [];
  });
}
