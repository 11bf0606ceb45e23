import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { databaseFaultOf } from "#server/platform/db/fault-of.ts";
import { type HelloKind, kindOf } from "#server/platform/db/hello-kind.ts";
import { findIndexDifferences, type IndexDifference } from "#server/platform/db/index-differences.ts";
import { ALL_ROWS } from "./collections.ts";

const MAJORITY_MS = 2_000;

export interface DatabaseInspection {
  /** What the connection leads to. */
  readonly kind: HelloKind;
  /** The name of the replica set; null where there is none to be seen. */
  readonly replicaSet: string | null;
  readonly isPrimary: boolean;
  /** Whether this user may write; null when the server does not take writes at all. */
  readonly mayWrite: boolean | null;
  /** Why the majority did not acknowledge a write in time; null when it did, or was not asked. */
  readonly majorityProblem: string | null;
  /** Its clock, when it answered. */
  readonly time: Date;
  /** Milliseconds that the answer took. */
  readonly tookMs: number;
  /** Indexes of the connected database that are not as declared. */
  readonly indexes: readonly IndexDifference[];
}

/** How the indexes of the desk are not as declared. Nothing may be asked with a hint before this. */
export function inspectIndexes(db: Database): Promise<IndexDifference[]> {
  return findIndexDifferences(db, ALL_ROWS);
}

/** The same for people: whatever is missing in one sentence, since there is one remedy for all of it. */
export function gatherMissing(differences: readonly IndexDifference[]): Pick<IndexDifference, "found" | "fix">[] {
  const missing = differences.filter(({ kind }) => kind === "missing");
  if (missing.length < 2) return [...differences];
  const all = ALL_ROWS.reduce((count, { indexes }) => count + indexes.length, 0);
  const names = missing.map(({ collection, wanted }) => `${collection}.${wanted}`).join(", ");
  const gathered =
    missing.length === all
      ? {
          found: `None of the ${all} indexes is there, as in a new database: the first start builds them.`,
          fix: "Start QuickFix, or run npm run indexes.",
        }
      : { found: `${missing.length} of the ${all} indexes are missing: ${names}.`, fix: "Run npm run indexes." };
  return [gathered, ...differences.filter(({ kind }) => kind !== "missing")];
}

/** Looks at the connected database. The one write that it tries matches no document, and so changes none. */
export async function inspectDatabase(db: Database): Promise<DatabaseInspection> {
  const startedAt = performance.now();
  const hello = await db.command({ hello: 1 });
  const tookMs = performance.now() - startedAt;
  const isPrimary = hello["isWritablePrimary"] === true;
  return {
    kind: kindOf(hello),
    replicaSet: typeof hello["setName"] === "string" ? hello["setName"] : null,
    isPrimary,
    ...(isPrimary ? await tryToWrite(db) : { mayWrite: null, majorityProblem: null }),
    time: hello["localTime"] instanceof Date ? hello["localTime"] : new Date(),
    tookMs,
    indexes: await inspectIndexes(db),
  };
}

async function tryToWrite(db: Database): Promise<Pick<DatabaseInspection, "mayWrite" | "majorityProblem">> {
  try {
    const { writeConcernError } = await db.command({
      update: counterRows.collection,
      updates: [{ q: { _id: "nothing is called that" }, u: { $set: { seq: 0 } } }],
      writeConcern: { w: "majority", wtimeout: MAJORITY_MS },
    });
    return { mayWrite: true, majorityProblem: writeConcernError ? String(writeConcernError.errmsg) : null };
  } catch (error) {
    if (databaseFaultOf(error) === "forbidden") return { mayWrite: false, majorityProblem: null };
    // The driver throws what the answer says of the majority.
    const said = error instanceof Error && error.name === "MongoWriteConcernError" ? error.message : null;
    if (said === null) throw error;
    return { mayWrite: true, majorityProblem: said };
  }
}
