import mongoose from "mongoose";
import { optionsOfReader } from "./connection-options.ts";
import { type Database, databaseOn } from "./database.ts";
import { explainSelection } from "./explain-selection.ts";
import { refuseAddress } from "./refuse-address.ts";

/**
 * Connects for a tool that only looks: nothing is created, not even a missing index, and a database that is away is an
 * error instead of something to wait for.
 * @throws SetUpError for an address that cannot be used.
 */
export async function connectReader(uri: string): Promise<Database> {
  refuseAddress(uri);
  const connection = mongoose.createConnection();
  try {
    await connection.openUri(uri, {
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
      ...optionsOfReader(uri),
    });
  } catch (error) {
    await connection.destroy();
    throw await explainSelection(uri, error);
  }
  return databaseOn(connection);
}
