import { mongo } from "mongoose";
import { optionsOfDesk } from "./connection-options.ts";

/**
 * A connection for what takes as long as it takes: building an index on a filled collection, looking for what stands in
 * its way. Everything else gives a silent database up after seconds.
 */
export async function withPatientClient<Result>(uri: string, work: (db: mongo.Db) => Promise<Result>): Promise<Result> {
  const client = new mongo.MongoClient(uri, {
    ...optionsOfDesk(uri),
    socketTimeoutMS: 0,
    maxPoolSize: 1,
    appName: "quickfix-indexes",
  });
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}
