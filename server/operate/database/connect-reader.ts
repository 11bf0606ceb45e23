import mongoose from "mongoose";
import "./collections.ts";

const SELECTION_MS = 3_000;

/**
 * Connects mongoose for a tool that only looks: nothing is created, not even a missing index, and a database that is away
 * is an error instead of something to wait for.
 */
export async function connectReader(uri: string): Promise<{ close(): Promise<void> }> {
  mongoose.set("bufferCommands", false);
  mongoose.set("autoIndex", false);
  mongoose.set("autoCreate", false);
  await mongoose.connect(uri, {
    serverSelectionTimeoutMS: SELECTION_MS,
    maxPoolSize: 5,
    readPreference: "primary",
    appName: "quickfix-tools",
  });
  return { close: () => mongoose.disconnect() };
}
