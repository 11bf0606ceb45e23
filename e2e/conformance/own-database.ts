import { mongo } from "mongoose";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { shown } from "#server/platform/db/connection-parts.ts";
import type { Database } from "#server/platform/db/database.ts";
import { inWords } from "./check.ts";
import { withDatabase } from "./connection-string.ts";

/** A database that nobody else has, with the desk's collections and indexes, on the server that is there. */
export interface OwnDatabase {
  readonly uri: string;
  readonly db: Database;
  readonly client: mongo.MongoClient;
  /** Drops it; resolves to what it could not do. */
  remove(): Promise<string[]>;
}

const SELECTION_MS = 10_000;
const NOT_ALLOWED = new Set<unknown>([13, 8_000]);

/** @throws with the right that is missing, or when a database of that name has something in it already. */
export async function makeOwnDatabase(serverUri: string, name: string): Promise<OwnDatabase> {
  const uri = withDatabase(serverUri, name);
  const client = new mongo.MongoClient(uri, {
    appName: "quickfix-conformance",
    serverSelectionTimeoutMS: SELECTION_MS,
  });
  let db: Database | undefined;
  const remove = async () => {
    const left: string[] = [];
    // What is still on its way must not make it anew.
    await db?.close();
    await drop(client.db(name)).catch((error: unknown) => {
      left.push(`database ${name} (${inTermsOfRights(error, name).message})`);
    });
    await client.close();
    return left;
  };
  try {
    await client.connect();
    const there = await client.db(name).listCollections({}, { nameOnly: true }).toArray();
    if (there.length > 0) throw new Error(`There is a database ${name} already. Choose another --name.`);
  } catch (error) {
    await client.close();
    throw new Error(`${shown(serverUri)}: ${inTermsOfRights(error, name).message}`, { cause: error });
  }
  try {
    db = await connectDatabase(uri, { onRetry: giveUp });
    return { uri, db, client, remove };
  } catch (error) {
    await remove();
    throw inTermsOfRights(error, name);
  }
}

/** Who may not drop a database may still drop what is in it, and then there is none. */
async function drop(database: mongo.Db): Promise<void> {
  try {
    await database.dropDatabase();
  } catch (error) {
    if (!isDenied(error)) throw error;
    const collections = await database.listCollections({}, { nameOnly: true }).toArray();
    for (const { name } of collections) await database.dropCollection(name);
  }
}

function giveUp(error: unknown): never {
  throw error;
}

function isDenied(error: unknown): error is mongo.MongoServerError {
  return error instanceof mongo.MongoServerError && NOT_ALLOWED.has(error.code);
}

function inTermsOfRights(error: unknown, name: string): Error {
  const sentence = isDenied(error)
    ? `A right is missing: ${error.message}. The user of MONGODB_URI needs readWrite on the database ${name}; choose that name yourself with --name.`
    : inWords(error);
  return new Error(sentence, { cause: error });
}
