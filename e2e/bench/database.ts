import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ANYTHING } from "#server/core/taking.ts";
import { ANY_COMPLAINT, type ComplaintQuery } from "#server/desk/complaints/complaint-query.ts";
import { searchOf } from "#server/desk/complaints/complaint-words.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import type { Database } from "#server/platform/db/database.ts";
import { databaseOperations } from "./database-operations.ts";
import { startDatabase } from "./database-process.ts";
import { distribution, type Row, round } from "./figures.ts";
import { type Filled, fillDatabase } from "./fill-database.ts";
import { claimLine } from "./growth/history.ts";
import { plainClaimsPerSecond } from "./plain-claims.ts";

const REPEATS = 60;
const WARM_UPS = 5;
const CLIENTS = 16;
const DAY_MS = 86_400_000;
const EVERYTHING: ComplaintQuery = { ...ANY_COMPLAINT, limit: 26 };

/** The embedded database with that many complaints, over the wire, through the very code that the application runs. */
export async function measureDatabase(complaints: number, seconds: number): Promise<Row[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-bench-"));
  try {
    const first = await fillNewDatabase(dataDir, complaints);
    await using database = await startDatabase(dataDir);
    const db = await connectDatabase(database.uri);
    try {
      return [
        ...first.rows,
        figure(`start with ${complaints} complaints`, database.startedInMs, "ms"),
        ...(await queries(db, first.filled)),
        figure(`memory with ${complaints} complaints`, await database.memoryMb(), "MB"),
        figure(`the product's claims, ${CLIENTS} at a time`, await claimLine(db, first.filled.agentIds), "/s"),
        figure(
          `findAndModify with sort, ${CLIENTS} at a time`,
          await plainClaimsPerSecond(db, complaints, CLIENTS),
          "/s",
        ),
        ...(await databaseOperations(db, seconds)),
      ];
    } finally {
      await db.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fillNewDatabase(dataDir: string, complaints: number): Promise<{ rows: Row[]; filled: Filled }> {
  await using database = await startDatabase(dataDir);
  const memoryMb = await database.memoryMb();
  const db = await connectDatabase(database.uri);
  const startedAt = performance.now();
  const filled = await fillDatabase(db, complaints);
  const perSecond = (complaints / (performance.now() - startedAt)) * 1_000;
  await db.close();
  const rows = [
    figure("start, empty", database.startedInMs, "ms"),
    figure("memory, empty", memoryMb, "MB"),
    figure("filling, 1,000 at a time", perSecond, "/s"),
  ];
  return { rows, filled };
}

/** One client, one query at a time: what a person waits for, the driver and the decoding included. */
async function queries(db: Database, { agentIds, customerIds }: Filled): Promise<Row[]> {
  const [dispatch, complaints, insights] = [createDispatchStore(db), createComplaintStore(db), createInsightStore(db)];
  const [customer] = customerIds;
  const line = await dispatch.listOpen({ limit: 500, after: null, takes: ANYTHING });
  const last = line.at(-1);
  if (!last || !customer) throw new Error("Nobody waits.");
  const aDayAgo = new Date(Date.now() - DAY_MS);
  const asked: readonly [string, () => Promise<unknown>][] = [
    ["dispatcher: head of the line, 50", () => dispatch.listOpen({ limit: 50, after: null, takes: ANYTHING })],
    [
      "dispatcher: the line of two categories",
      () => dispatch.listOpen({ limit: 50, after: null, takes: { ...ANYTHING, categories: ["Billing", "Product"] } }),
    ],
    ["dispatcher: free agents", () => dispatch.listFree(50)],
    ["dispatcher: what 50 agents hold", () => dispatch.listHeld(agentIds)],
    ["dispatcher: one ticket", () => dispatch.findTicket(last.id)],
    ["customer: my complaints", () => complaints.list({ ...EVERYTHING, userId: customer }, customer)],
    ["customer: one with its conversation", () => complaints.findConversation(last.id, customer)],
    ["customer: place in line", () => complaints.countAhead(last)],
    ["staff: newest complaints", () => complaints.list(EVERYTHING, customer)],
    [
      "staff: newest open ones of a category",
      () => complaints.list({ ...EVERYTHING, statuses: ["Open"], category: "Billing" }, customer),
    ],
    [
      "staff: search by two words",
      () => complaints.list({ ...EVERYTHING, search: searchOf("coffee grind") }, customer),
    ],
    ["board: how many wait", () => complaints.countOpen()],
    ["board: waits of a day, 1,000", () => insights.waitsSince(aDayAgo, 1_000)],
    ["board: solved in a day", () => insights.resolvedSince(aDayAgo)],
  ];
  const rows: Row[] = [];
  for (const [what, ask] of asked) {
    const samples: number[] = [];
    for (let run = -WARM_UPS; run < REPEATS; run++) {
      const startedAt = performance.now();
      await ask();
      if (run >= 0) samples.push(performance.now() - startedAt);
    }
    const { p50, p95 } = distribution(samples);
    rows.push({ what, figure: p50, unit: `ms (p95 ${p95})` });
  }
  return rows;
}

function figure(what: string, value: number, unit: string): Row {
  return { what, figure: round(value), unit };
}
