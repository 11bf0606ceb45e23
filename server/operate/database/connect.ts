import mongoose, { type mongo } from "mongoose";
import "./collections.ts";
import { ensureBuiltInCategories } from "#server/desk/categories/ensure-built-in.ts";

/** How long an operation waits for a database that is away before it fails. */
const SERVER_SELECTION_MS = 2_000;
const RETRY_MS = 1_000;

export interface DatabaseConnection {
  /** Round trip to the primary; rejects within two seconds when it cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects mongoose for the life of the process, and keeps trying until the database answers for the first time; after
 * that the driver reconnects by itself. Operations on a database that is away fail within seconds instead of queueing.
 * @param onRetry hears why an attempt failed.
 * @param onCommand hears the name of every command that is sent.
 */
export async function connectDatabase(
  uri: string,
  onRetry: (error: unknown) => void = () => {},
  onCommand?: (name: string) => void,
): Promise<DatabaseConnection> {
  const hear = ({ commandName }: mongo.CommandStartedEvent) => onCommand?.(commandName);
  if (onCommand) mongoose.connection.on("commandStarted", hear);
  mongoose.set("bufferCommands", false);
  mongoose.set("autoIndex", false);
  mongoose.set("autoCreate", false);
  let closed = false;
  while (!closed) {
    try {
      await mongoose.connect(uri, {
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
      await ensureIndexes();
      await ensureBuiltInCategories();
      break;
    } catch (error) {
      onRetry(error);
      await mongoose.disconnect();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  return {
    ping: pingDatabase,
    async close() {
      closed = true;
      await mongoose.disconnect();
      mongoose.connection.off("commandStarted", hear);
    },
  };
}

/** Round trip to the primary; rejects when it cannot be reached. */
export async function pingDatabase(): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError("The database is not connected.");
  await db.command({ ping: 1 }, { timeoutMS: SERVER_SELECTION_MS });
}

/** Creates every collection and index that is missing. Safe to run from several processes at once. */
async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
}
