import mongoose from "mongoose";
import { type Database, databaseOn } from "./database.ts";

const SELECTION_MS = 3_000;

/**
 * Connects for a tool that only looks: nothing is created, not even a missing index, and a database that is away is an
 * error instead of something to wait for.
 */
export async function connectReader(uri: string): Promise<Database> {
  const connection = mongoose.createConnection(uri, {
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: SELECTION_MS,
    maxPoolSize: 5,
    readPreference: "primary",
    appName: "quickfix-tools",
  });
  return databaseOn(await connection.asPromise());
}
