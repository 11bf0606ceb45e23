import { type DatabaseInspection, inspectDatabase } from "#server/operate/database/inspect-database.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type Finding, Findings } from "./finding.ts";

/** Tokens live for minutes and AWS refuses signatures that are five minutes off; clocks this far apart need a look. */
const SKEW_MS = 30_000;

/** What the assignment protocol needs of the database, on the connected one. */
export async function checkDatabase(db: Database, now: () => Date): Promise<Finding[]> {
  const seen = await inspectDatabase(db);
  return judgeDatabase(seen, now().getTime() - seen.tookMs / 2);
}

export function judgeDatabase(seen: DatabaseInspection, ourTime: number): Finding[] {
  const findings = new Findings("Database");
  findings.ok("database", "The database answers.");
  findings.check("database.replica-set", seen.replicaSet !== null, {
    ok: `It is the replica set ${seen.replicaSet}.`,
    wrong: "It is a server that stands alone: writes cannot be repeated safely after a broken connection.",
    fix: "Start mongod with --replSet rs0, run rs.initiate() once, and add ?replicaSet=rs0 to MONGODB_URI. One member is enough.",
  });
  findings.check("database.primary", seen.isPrimary, {
    ok: "The connection leads to its primary.",
    wrong: "The connection leads to a secondary, which takes no writes.",
    fix: "Name all members in MONGODB_URI with ?replicaSet=…, without directConnection=true.",
  });
  findings.check("database.majority", seen.majorityProblem === null, {
    ok: "The majority acknowledges writes.",
    wrong: `The majority does not acknowledge writes: ${seen.majorityProblem}.`,
    fix: "Start the members that are away; rs.status() lists them.",
  });
  findings.check("database.indexes", seen.missingIndexes.length === 0, {
    ok: "Every index is there.",
    wrong: `Indexes are missing: ${seen.missingIndexes.join(", ")}.`,
    fix: "Restart web or consumer: each creates what is missing when it connects.",
  });
  const skewMs = Math.round(seen.time.getTime() - ourTime);
  findings.check("database.clock", Math.abs(skewMs) < SKEW_MS, {
    ok: "Its clock and this machine's agree.",
    wrong: `Its clock is ${Math.round(Math.abs(skewMs) / 1_000)} s ${skewMs > 0 ? "ahead of" : "behind"} this machine's.`,
    fix: "Switch on time synchronisation (NTP) on both.",
  });
  return findings.list;
}
