import { ensureBuiltInCategories } from "#server/desk/categories/ensure-built-in.ts";
import { type ConnectableDatabase, createDatabase } from "#server/platform/db/create-database.ts";
import type { Database } from "#server/platform/db/database.ts";
import { ALL_ROWS } from "./collections.ts";

/** The desk's database, not connected yet. Connecting makes what is missing: indexes, built-in categories. */
export function createDeskDatabase(
  uri: string,
  onRetry?: (error: unknown) => void,
  onCommand?: (name: string) => void,
): ConnectableDatabase {
  return createDatabase(uri, { rows: ALL_ROWS, prepare: ensureBuiltInCategories, onRetry, onCommand });
}

/** The desk's database once it answers; see `createDatabase` for how long that is tried. */
export async function connectDatabase(...how: Parameters<typeof createDeskDatabase>): Promise<Database> {
  const database = createDeskDatabase(...how);
  await database.connect();
  return database;
}
