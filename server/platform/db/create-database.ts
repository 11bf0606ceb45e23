import mongoose, { type mongo } from "mongoose";
import { systemTimers } from "../timers.ts";
import { buildMissingIndexes } from "./build-indexes.ts";
import { optionsOfDesk } from "./connection-options.ts";
import { namingDatabase, readConnectionString, UNNAMED } from "./connection-string.ts";
import { type Database, databaseOn } from "./database.ts";
import { explainSelection } from "./explain-selection.ts";
import { isBearable } from "./index-differences.ts";
import { refuseAddress } from "./refuse-address.ts";
import type { Rows } from "./rows.ts";
import { asSetUpError, SetUpError } from "./set-up-error.ts";
import { watchHeartbeats } from "./watch-heartbeats.ts";

const RETRY_MS = 1_000;

export interface DatabaseOptions {
  /** Collections whose indexes are made where they are missing. */
  readonly rows: readonly Rows<object>[];
  /** What else must be there before the first use; done again with every attempt. */
  readonly prepare: (database: Database) => Promise<void>;
  /** Hears why an attempt failed, and the how-manieth in a row it was; what it throws ends the attempts. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
  /** Hears in a sentence what an operator should know of the database that is used, and of what takes long. */
  readonly onNote?: (note: string) => void;
  /** Hears the name of every command that is sent. */
  readonly onCommand?: (name: string) => void;
}

/** Stores can be made of it before it is connected: what is asked too early fails at once. */
export interface ConnectableDatabase extends Database {
  /**
   * Keeps trying until the database answers for the first time and all is there, or it is closed. After that the driver
   * reconnects by itself, and is begun anew where it no longer does. Rejects with what `onRetry` throws, and with a
   * SetUpError for what no waiting mends.
   */
  connect(): Promise<void>;
}

/** A database for the life of the process. While it is away, operations fail within seconds instead of queueing. */
export function createDatabase(uri: string, options: DatabaseOptions): ConnectableDatabase {
  const { rows, prepare, onRetry, onNote, onCommand } = options;
  // Said before the first attempt: until then mongoose would hold operations back for ten seconds.
  const connection = new mongoose.Mongoose({ bufferCommands: false }).createConnection();
  if (onCommand) connection.on("commandStarted", (event: mongo.CommandStartedEvent) => onCommand(event.commandName));
  const handle = databaseOn(connection);
  const closing = new AbortController();
  let unwatch = () => {};

  const open = async () => {
    await connection.openUri(uri, {
      autoIndex: false,
      autoCreate: false,
      monitorCommands: onCommand !== undefined,
      ...optionsOfDesk(uri),
    });
  };
  const setUp = async () => {
    const left = await buildMissingIndexes(handle, uri, rows, (index, documents) => {
      if (documents > 0)
        onNote?.(`Building the index ${index} over ${documents} documents; it takes as long as it takes.`);
    });
    const inTheWay = left.filter((each) => !isBearable(each));
    if (inTheWay.length > 0) throw new SetUpError(inTheWay.map(({ found, fix }) => `${found} ${fix}`).join(" "));
    await prepare(handle);
    if (readConnectionString(uri).database === null) onNote?.(usesUnnamed(uri));
  };

  const untilDone = async (work: () => Promise<void>) => {
    for (let attempt = 1; !closing.signal.aborted; attempt++) {
      try {
        await work();
        unwatch = watchHeartbeats(connection.getClient(), () => void reconnect());
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        await connection.close();
        const hopeless = asSetUpError(error);
        if (hopeless) throw hopeless;
        onRetry?.(await explainSelection(uri, error), attempt);
        await systemTimers.sleep(RETRY_MS, closing.signal);
      }
    }
  };
  /**
   * What is asked meanwhile fails as before: nothing was answered then either. What no waiting mends ends the process, as it
   * would its start, which says it in words.
   */
  const reconnect = async () => {
    onNote?.("The driver has stopped asking for the database; connecting anew.");
    await connection.close();
    await untilDone(open);
  };

  return {
    ...handle,
    async connect() {
      refuseAddress(uri);
      await untilDone(async () => {
        await open();
        await setUp();
      });
    },
    async close() {
      closing.abort();
      unwatch();
      await handle.close();
    },
  };
}

/** For whoever wonders where the documents are. */
export function usesUnnamed(uri: string): string {
  return `MONGODB_URI names no database, so this is the one called ${UNNAMED}. To say so, write ${namingDatabase(uri, UNNAMED)}`;
}
