import { mongo } from "mongoose";
import { optionsOfReader } from "./connection-options.ts";
import { explainSelection } from "./explain-selection.ts";
import { refuseAddress } from "./refuse-address.ts";

/**
 * Connects to a server itself, for a tool that works on several of its databases. One that is away is an error.
 * @throws SetUpError for an address that cannot be used.
 */
export async function connectClient(uri: string): Promise<mongo.MongoClient> {
  refuseAddress(uri);
  const client = new mongo.MongoClient(uri, optionsOfReader(uri));
  try {
    return await client.connect();
  } catch (error) {
    await client.close();
    throw await explainSelection(uri, error);
  }
}
