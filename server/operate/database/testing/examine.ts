import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";

/** What a statement had to look at in order to find what it wanted. */
export interface Examined {
  readonly collection: string;
  readonly statement: string;
  readonly keys: number;
  readonly documents: number;
  /** Documents that match, as far as they were asked for. */
  readonly wanted: number;
}

/** A part of a command that finds documents: all of a read, one statement of a write. */
interface Search {
  readonly explained: mongo.Document;
  readonly filter: mongo.Document;
  readonly limit: number;
}

/**
 * What the statements of a command examine, from the plans of the server that they are sent to. Inserts and what is no
 * statement at all examine nothing.
 */
export async function examine(db: Database, command: mongo.Document): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const { explained, filter, limit } of searchesOf(command)) {
    const collection = String(Object.values(explained)[0]);
    const plan = await db.command({ explain: explained, verbosity: "executionStats" });
    const { totalKeysExamined: keys, totalDocsExamined: documents } = statsIn(plan) ?? {};
    if (typeof keys !== "number" || typeof documents !== "number") {
      throw new Error(`The server does not say what ${JSON.stringify(explained)} examines.`);
    }
    const wanted = Math.min(limit, await countOf(db, collection, filter));
    examined.push({ collection, statement: JSON.stringify(explained), keys, documents, wanted });
  }
  return examined;
}

/** How many documents match, however that is found out. */
export async function countOf(db: Database, collection: string, filter: mongo.Document): Promise<number> {
  const pipeline = [{ $match: filter }, { $group: { _id: null, n: { $sum: 1 } } }];
  const { cursor } = await db.command({ aggregate: collection, pipeline, cursor: {} });
  return Number(cursor.firstBatch[0]?.n ?? 0);
}

function searchesOf(command: mongo.Document): Search[] {
  const { find, aggregate, count, findAndModify, update } = command;
  if (find) return [search(command, command["filter"], command["limit"])];
  if (count) return [search(command, command["query"])];
  if (findAndModify) return [search(command, command["query"], 1)];
  if (aggregate) return [search(command, command["pipeline"]?.[0]?.$match), ...unionsOf(command)];
  if (update) {
    return statements(command["updates"]).map((each) =>
      search({ update, updates: [each] }, each["q"], each["multi"] === true ? 0 : 1),
    );
  }
  return statements(command["deletes"]).map((each) =>
    search({ delete: command["delete"], deletes: [each] }, each["q"], each["limit"]),
  );
}

/** What a pipeline reads of other collections, each as a command of its own. */
function unionsOf({ pipeline, cursor }: mongo.Document): Search[] {
  return statements(pipeline)
    .flatMap(({ $unionWith }) => ($unionWith ? [$unionWith] : []))
    .flatMap(({ coll, pipeline: inner }) => searchesOf({ aggregate: coll, pipeline: inner, cursor }));
}

const statements = (list: unknown): mongo.Document[] => (Array.isArray(list) ? list : []);

const OF_THE_SESSION = [
  "lsid",
  "txnNumber",
  "$db",
  "$clusterTime",
  "$readPreference",
  "readConcern",
  "writeConcern",
  "ordered",
  "bypassDocumentValidation",
];

function search(command: mongo.Document, filter: mongo.Document = {}, limit: unknown = 0): Search {
  const explained = Object.fromEntries(Object.entries(command).filter(([name]) => !OF_THE_SESSION.includes(name)));
  return { explained, filter, limit: Number(limit) || Number.POSITIVE_INFINITY };
}

/** Pipelines have theirs deeper than searches, and not all servers at the same depth. */
function statsIn(value: unknown): mongo.Document | null {
  if (typeof value !== "object" || value === null) return null;
  if ("totalKeysExamined" in value && "totalDocsExamined" in value) return value;
  for (const inner of Object.values(value)) {
    const found = statsIn(inner);
    if (found) return found;
  }
  return null;
}
