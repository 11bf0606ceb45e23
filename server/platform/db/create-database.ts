import mongoose, { type mongo } from "mongoose";
import { systemTimers } from "../timers.ts";
import { type Database, databaseOn, SERVER_SELECTION_MS } from "./database.ts";
import type { Rows } from "./rows.ts";

const RETRY_MS = 1_000;

export interface DatabaseOptions {
  /** Collections whose indexes are made where they are missing. */
  readonly rows: readonly Rows<object>[];
  /** What else must be there before the first use; done again with every attempt. */
  readonly prepare: (database: Database) => Promise<void>;
  /** Hears why an attempt failed; what it throws ends the attempts. */
  readonly onRetry?: (error: unknown) => void;
  /** Hears the name of every command that is sent. */
  readonly onCommand?: (name: string) => void;
}

/** Stores can be made of it before it is connected: what is asked too early fails at once. */
export interface ConnectableDatabase extends Database {
  /**
   * Keeps trying until the database answers for the first time and all is there, or it is closed. After that the driver
   * reconnects by itself. Rejects with what `onRetry` throws.
   */
  connect(): Promise<void>;
}

/** A database for the life of the process. While it is away, operations fail within seconds instead of queueing. */
export function createDatabase(uri: string, options: DatabaseOptions): ConnectableDatabase {
  const { rows, prepare, onRetry, onCommand } = options;
  // Said before the first attempt: until then mongoose would hold operations back for ten seconds.
  const connection = new mongoose.Mongoose({ bufferCommands: false }).createConnection();
  if (onCommand) connection.on("commandStarted", (event: mongo.CommandStartedEvent) => onCommand(event.commandName));
  const models = rows.map(({ collection, schema }) => connection.model(collection, schema));
  const handle = databaseOn(connection);
  const closing = new AbortController();

  const attempt = async () => {
    await connection.openUri(uri, {
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: SERVER_SELECTION_MS,
      // A frozen database is as good as none: nothing here takes this long.
      socketTimeoutMS: 8_000,
      maxPoolSize: 50,
      retryWrites: true,
      retryReads: true,
      w: "majority",
      readPreference: "primary",
      appName: "quickfix",
      monitorCommands: onCommand !== undefined,
    });
    // Safe to run from several processes at once.
    for (const model of models) await model.createIndexes();
    await prepare(handle);
  };

  return {
    ...handle,
    async connect() {
      while (!closing.signal.aborted) {
        try {
          return await attempt();
        } catch (error) {
          if (closing.signal.aborted) return;
          await connection.close();
          onRetry?.(error);
          await systemTimers.sleep(RETRY_MS, closing.signal);
        }
      }
    },
    async close() {
      closing.abort();
      await handle.close();
    },
  };
}
