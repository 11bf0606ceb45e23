import { type Collection, type Connection, mongo } from "mongoose";
import type { Rows } from "./rows.ts";

/** How long an operation waits for a database that is away before it fails. */
export const SERVER_SELECTION_MS = 2_000;

/** A database as it is handed to stores, which may have it before it answers for the first time. */
export interface Database {
  /** The driver's own collection, typed by its rows: no hydration, no casting. */
  collection<Row extends object>(rows: Rows<Row>): Collection<Row>;
  /** Sends one command that has no method. */
  command(order: mongo.Document): Promise<mongo.Document>;
  /** Round trip to the primary; rejects within two seconds when it cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The handle on a connection of its own; what is asked while it is not connected fails at once. */
export function databaseOn(connection: Connection): Database {
  const connected = () => {
    if (!connection.db) throw new mongo.MongoNotConnectedError("The database is not connected.");
    return connection.db;
  };
  return {
    collection: <Row extends object>({ collection }: Rows<Row>) => connection.collection<Row>(collection),
    command: async (order) => connected().command(order),
    async ping() {
      await connected().command({ ping: 1 }, { timeoutMS: SERVER_SELECTION_MS });
    },
    close: () => connection.destroy(),
  };
}
