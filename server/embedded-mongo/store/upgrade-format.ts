import type { DatabaseSync } from "node:sqlite";
import type { Catalog } from "./catalog.ts";
import { isOfEarlierFormat, markFormat } from "./sqlite.ts";
import type { Turn } from "./turn.ts";

/** Brings what an earlier version wrote under the rules of now, in one commit: all of it, or nothing. */
export function upgradeFormat(db: DatabaseSync, catalog: Catalog, turn: Turn): void {
  if (!isOfEarlierFormat(db)) return;
  turn.begin();
  for (const collection of catalog.databases().flatMap((name) => catalog.list(name))) {
    for (const index of collection.indexes) {
      const isPositional = index.fields.some(({ path }) => path.split(".").some((part) => /^\d+$/.test(part)));
      if (isPositional) catalog.renewMultikey(collection, index);
    }
  }
  markFormat(db);
  turn.commit();
  if (isOfEarlierFormat(db)) throw new Error("The database could not be brought into the format of this version.");
}
