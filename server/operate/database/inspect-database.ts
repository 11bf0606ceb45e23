import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { indexesOf } from "#server/platform/db/indexes-of.ts";
import { ALL_ROWS } from "./collections.ts";

const MAJORITY_MS = 2_000;

export interface DatabaseInspection {
  /** Null on a server that stands alone. */
  readonly replicaSet: string | null;
  readonly isPrimary: boolean;
  /** Why the majority did not acknowledge a write in time; null when it did. */
  readonly majorityProblem: string | null;
  /** Its clock, when it answered. */
  readonly time: Date;
  /** Milliseconds that the answer took. */
  readonly tookMs: number;
  /** Indexes that the connected database lacks, as collection.name. */
  readonly missingIndexes: readonly string[];
}

/** Looks at the connected database. The one write that it tries matches no document, and so changes none. */
export async function inspectDatabase(db: Database): Promise<DatabaseInspection> {
  const startedAt = performance.now();
  const hello = await db.command({ hello: 1 });
  const tookMs = performance.now() - startedAt;
  const { writeConcernError } = await db.command({
    update: counterRows.collection,
    updates: [{ q: { _id: "nothing is called that" }, u: { $set: { seq: 0 } } }],
    writeConcern: { w: "majority", wtimeout: MAJORITY_MS },
  });
  return {
    replicaSet: typeof hello["setName"] === "string" ? hello["setName"] : null,
    isPrimary: hello["isWritablePrimary"] === true,
    majorityProblem: writeConcernError ? String(writeConcernError.errmsg) : null,
    time: hello["localTime"] instanceof Date ? hello["localTime"] : new Date(),
    tookMs,
    missingIndexes: await findMissingIndexes(db),
  };
}

async function findMissingIndexes(db: Database): Promise<string[]> {
  const missing: string[] = [];
  for (const rows of ALL_ROWS) {
    const wanted = rows.schema.indexes().map(([, options]) => String(options.name));
    const names = new Set((await indexesOf(db.collection(rows))).map(({ name }) => name));
    for (const name of wanted) if (!names.has(name)) missing.push(`${rows.collection}.${name}`);
  }
  return missing;
}
