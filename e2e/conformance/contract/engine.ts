import { randomUUID } from "node:crypto";
import type { mongo } from "mongoose";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import type { Database } from "#server/platform/db/database.ts";

/** What the contract is tried on: a database of its own, with the desk's collections and indexes. */
export interface Engine {
  readonly db: Database;
  /** The driver's client on the same server, for what no store asks: sessions, a second set-up. */
  readonly client: mongo.MongoClient;
  /** The connection string of the database. */
  readonly uri: string;
}

/** A name that no other check has used. */
export const unique = (what: string): string => `${what}-${randomUUID()}`;

/** Does the same thing many times at the same moment. */
export function atOnce<Result>(times: number, act: (n: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: times }, (_, n) => act(n)));
}

/** Empties every collection and keeps their indexes. */
export async function emptied(db: Database): Promise<void> {
  for (const rows of ALL_ROWS) await db.collection(rows).deleteMany({});
}
