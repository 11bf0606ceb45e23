import { type DatabaseInspection, gatherMissing, inspectDatabase } from "#server/operate/database/inspect-database.ts";
import { readConnectionString } from "#server/platform/db/connection-string.ts";
import { usesUnnamed } from "#server/platform/db/create-database.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type Finding, Findings } from "./finding.ts";

/** Tokens live for minutes and AWS refuses signatures that are five minutes off; clocks this far apart need a look. */
const SKEW_MS = 30_000;

export interface DatabaseCheck {
  readonly findings: readonly Finding[];
  /** Every index that a query may name is there, so that the desk in it can be looked at. */
  readonly canBeAsked: boolean;
  readonly mayWrite: boolean;
}

/** What the assignment protocol needs of the database, on the connected one. */
export async function checkDatabase(db: Database, uri: string, now: () => Date): Promise<DatabaseCheck> {
  const seen = await inspectDatabase(db);
  return {
    findings: judgeDatabase(seen, uri, now().getTime() - seen.tookMs / 2),
    canBeAsked: !seen.indexes.some(({ kind }) => kind === "missing" || kind === "renamed"),
    mayWrite: seen.mayWrite === true,
  };
}

const INITIATE =
  "Run rs.initiate() on it once, in mongosh, and add ?replicaSet=… to MONGODB_URI. One member is enough.";

export function judgeDatabase(seen: DatabaseInspection, uri: string, ourTime: number): Finding[] {
  const findings = new Findings("Database");
  findings.ok("database", "The database answers.");
  if (readConnectionString(uri).database === null) findings.unknown("database.name", `${usesUnnamed(uri)}.`);
  checkKind(findings, seen);
  checkWriting(findings, seen);
  if (seen.indexes.length === 0) findings.ok("database.indexes", "Every index is there, and as it should be.");
  for (const { found, fix } of gatherMissing(seen.indexes)) findings.wrong("database.indexes", found, fix);
  const skewMs = Math.round(seen.time.getTime() - ourTime);
  findings.check("database.clock", Math.abs(skewMs) < SKEW_MS, {
    ok: "Its clock and this machine's agree.",
    wrong: `Its clock is ${Math.round(Math.abs(skewMs) / 1_000)} s ${skewMs > 0 ? "ahead of" : "behind"} this machine's.`,
    fix: "Switch on time synchronisation (NTP) on both.",
  });
  return findings.list;
}

function checkKind(findings: Findings, { kind, replicaSet, isPrimary }: DatabaseInspection): void {
  const id = "database.replica-set";
  switch (kind) {
    case "replica-set":
      findings.ok(id, `It is the replica set ${replicaSet}.`);
      break;
    case "sharded":
      findings.ok(id, "It is a sharded cluster, behind a mongos.");
      break;
    case "uninitiated":
      return findings.wrong(id, "It belongs to a replica set that nobody has initiated.", INITIATE);
    case "alone":
      findings.wrong(
        id,
        "It is a server that stands alone: writes cannot be repeated safely after a broken connection.",
        `Start mongod with --replSet rs0. ${INITIATE}`,
      );
      break;
  }
  findings.check("database.primary", isPrimary, {
    ok: "The connection leads to where writes are taken.",
    wrong: "The connection leads to a secondary, which takes no writes.",
    fix: "Name all members in MONGODB_URI with ?replicaSet=…, without directConnection=true.",
  });
}

function checkWriting(findings: Findings, { mayWrite, majorityProblem }: DatabaseInspection): void {
  if (mayWrite === null) return;
  findings.check("database.rights", mayWrite, {
    ok: "The user of MONGODB_URI may write.",
    wrong: "The user of MONGODB_URI may only read. The desk cannot work with it, and live updates are not tried.",
    fix: "Give it the role readWrite on the database. If the desk itself has another user, all else here is true of it, too.",
  });
  if (!mayWrite) return;
  findings.check("database.majority", majorityProblem === null, {
    ok: "The majority acknowledges writes.",
    wrong: `The majority does not acknowledge writes: ${majorityProblem}.`,
    fix: "Start the members that are away; rs.status() lists them.",
  });
}
