import type { DatabaseSync } from "node:sqlite";

const ownTables = ["collections", "indexes", "retries"];

/** Names of everything that the file holds, but for SQLite's own. */
function tableNames(db: DatabaseSync): Set<string> {
  const rows = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
  return new Set(rows.map(({ name }) => String(name)));
}

/** Whether a file of no format of ours holds something of somebody else's. */
export function isForeign(db: DatabaseSync): boolean {
  const names = tableNames(db);
  return names.size > 0 && !ownTables.every((name) => names.has(name));
}

/**
 * Holds what the catalog says against the tables that there are, both ways.
 * @returns the first thing that does not fit, or null
 */
export function catalogProblem(db: DatabaseSync): string | null {
  const names = tableNames(db);
  const lacking = ownTables.find((name) => !names.has(name));
  if (lacking !== undefined) return `has no table "${lacking}"`;
  const collections = db.prepare("SELECT id, db, name FROM collections").all();
  const indexes = db.prepare("SELECT id, collection FROM indexes").all();
  const known = new Set(ownTables);
  for (const { id, db: database, name } of collections) {
    known.add(`collection_${String(id)}`);
    if (!indexes.some((index) => index["collection"] === id)) {
      return `lists ${String(database)}.${String(name)} without its _id index`;
    }
    if (!names.has(`collection_${String(id)}`)) {
      return `lists ${String(database)}.${String(name)}, whose documents are gone`;
    }
  }
  const ids = new Set(collections.map(({ id }) => id));
  for (const { id, collection } of indexes) {
    known.add(`index_${String(id)}`);
    if (!ids.has(collection ?? null)) return `lists an index of a collection that is gone`;
    if (!names.has(`index_${String(id)}`)) return `lists an index whose entries are gone`;
  }
  const surplus = [...names].find((name) => !known.has(name));
  return surplus === undefined ? null : `holds a table "${surplus}" that its catalog does not list`;
}
