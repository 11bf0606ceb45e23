import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";

/** Every agent fits on one screen: these are read whole, by design. */
const SMALL = new Set<unknown>(["agents", "categories"]);

/** How many of the commands read, and those of them that look through a whole collection which grows, as they were sent. */
export async function fullScans(
  db: Database,
  commands: readonly mongo.Document[],
): Promise<{ readonly reads: number; readonly scans: readonly string[] }> {
  const reads = commands.filter((command) => "find" in command || "aggregate" in command || "findAndModify" in command);
  const scans: string[] = [];
  for (const command of reads) {
    const stages = stagesOf(await explain(db, command));
    if (SMALL.has(command["find"] ?? command["aggregate"] ?? command["findAndModify"])) continue;
    if (stages.includes("COLLSCAN")) scans.push(JSON.stringify(command));
  }
  return { reads: reads.length, scans };
}

/** The server's plan for a command that was sent to it. */
export async function explain(db: Database, command: mongo.Document): Promise<mongo.Document> {
  const { lsid: _l, $clusterTime: _c, $db: _d, txnNumber: _t, $readPreference: _r, ...plain } = command;
  return db.command({ explain: plain, verbosity: "queryPlanner" });
}

/** Every `stage` anywhere in the plan. */
export function stagesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stagesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "stage" && typeof inner === "string" ? [inner] : stagesOf(inner),
  );
}
