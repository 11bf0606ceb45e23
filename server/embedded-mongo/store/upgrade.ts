import type { DatabaseSync } from "node:sqlite";
import { isDocument } from "../bson/document.ts";
import { arrayIndexOf } from "../query/path.ts";
import type { Catalog } from "./catalog.ts";
import type { Collection } from "./collection.ts";
import type { Index } from "./index-table.ts";
import { formatOf, formatVersion, writeFormat } from "./sqlite.ts";
import type { Turn } from "./turn.ts";

/**
 * Brings a folder of an earlier format to today's, once and in one commit. In format 1 names that are whole numbers
 * stood first in keys, and indexes did not know of arrays that a number in their path led into.
 */
export function upgrade(db: DatabaseSync, turn: Turn, catalog: Catalog): void {
  if (formatOf(db) === formatVersion) return;
  turn.begin();
  for (const collection of catalog.databases().flatMap((name) => catalog.list(name))) {
    const stale = holdsNumberedNames(collection) ? collection.indexes : collection.indexes.filter(hasPosition);
    for (const index of stale) catalog.rebuildIndex(collection, index);
  }
  writeFormat(db);
  turn.commit();
}

function holdsNumberedNames(collection: Collection): boolean {
  for (const { stored } of collection.scan(false)) if (hasNumberedName(stored.doc)) return true;
  return false;
}

/** Such names stand behind a null byte in memory. */
function hasNumberedName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNumberedName);
  return (
    isDocument(value) && Object.entries(value).some(([key, inner]) => key.startsWith("\0") || hasNumberedName(inner))
  );
}

const hasPosition = (index: Index): boolean =>
  index.fields.some(({ path }) => path.split(".").some((part) => arrayIndexOf(part) >= 0));
