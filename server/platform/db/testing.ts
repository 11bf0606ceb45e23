import type { Collection, mongo } from "mongoose";
import type { Database } from "./database.ts";
import { defineRows } from "./rows.ts";

/** A collection for a test that writes what no code of the desk would write, or looks at what no row has. */
export function anyRows<Row extends object = mongo.Document>(db: Database, collection: string): Collection<Row> {
  return db.collection(defineRows<Row>(collection));
}
