import { ensureBuiltInCategories } from "#server/desk/categories/ensure-built-in.ts";
import { carryOverKeys } from "#server/desk/complaints/carry-over-keys.ts";
import { type ConnectableDatabase, createDatabase, type DatabaseOptions } from "#server/platform/db/create-database.ts";
import type { Database } from "#server/platform/db/database.ts";
import { ALL_ROWS } from "./collections.ts";

type Listeners = Omit<DatabaseOptions, "rows" | "prepare">;

async function prepare(db: Database): Promise<void> {
  await ensureBuiltInCategories(db);
  await carryOverKeys(db);
}

/** The desk's database, not connected yet. Connecting makes what is missing: indexes, built-in categories. */
export function createDeskDatabase(uri: string, listeners: Listeners = {}): ConnectableDatabase {
  return createDatabase(uri, { rows: ALL_ROWS, prepare, ...listeners });
}

/** The desk's database once it answers; see `createDatabase` for how long that is tried. */
export async function connectDatabase(uri: string, listeners: Listeners = {}): Promise<Database> {
  const database = createDeskDatabase(uri, listeners);
  await database.connect();
  return database;
}
