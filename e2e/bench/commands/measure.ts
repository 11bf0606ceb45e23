import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { throughPort } from "#e2e/conformance/connection-string.ts";
import { startTcpProxy } from "#e2e/conformance/tcp-proxy.ts";
import { type Desk, openDesk } from "#e2e/fixtures/desk.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { startDatabase } from "../database-process.ts";
import { type Row, round } from "../figures.ts";
import { comeToWork } from "./at-work.ts";
import { commandsIn } from "./commands-in.ts";

const AGENTS = 10;
const ALONE = 20;
const IDLE_MS = 20_000;
/** What follows a ticket is over by then: notices, gathered mails, the last refresh. */
const SETTLE_MS = 5_000;

type Counts = ReadonlyMap<string, number>;

/**
 * Database commands of a ticket's whole way, counted between the desk and its database: filed over the API, assigned, its agent told by
 * Socket.IO, solved, its customer told. What the desk asks while nothing happens is counted first, and taken off.
 */
export async function measureCommands(tickets: number): Promise<Row[]> {
  await ensureBuild(console.error);
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-commands-"));
  try {
    await using database = await startDatabase(dataDir);
    const heard = new Map<string, number>();
    const add = (name: string) => heard.set(name, (heard.get(name) ?? 0) + 1);
    const { hostname: host, port } = new URL(database.uri);
    await using proxy = await startTcpProxy({ host, port: Number(port) }, () => ({ asked: commandsIn(add) }));
    const settings = { MONGODB_URI: throughPort(database.uri, proxy.port) };
    await using stack = await startProductionStack({ withDemo: true, logName: "bench-commands.log", settings });
    const desk = await openDesk({ webUrl: stack.webUrl, mongodbUri: database.uri });
    await desk.clear();
    return await measure({ desk, realtimeUrl: stack.realtimeUrl, heard }, tickets);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Setting {
  readonly desk: Desk;
  readonly realtimeUrl: string;
  readonly heard: Map<string, number>;
}

async function measure({ desk, realtimeUrl, heard }: Setting, tickets: number): Promise<Row[]> {
  await using people = await comeToWork(desk, realtimeUrl, AGENTS);

  const counted = async (work: () => Promise<unknown>): Promise<{ counts: Counts; ms: number }> => {
    await sleep(SETTLE_MS);
    heard.clear();
    const startedAt = performance.now();
    await work();
    await sleep(SETTLE_MS);
    return { counts: new Map(heard), ms: performance.now() - startedAt };
  };
  const idle = await counted(() => sleep(IDLE_MS));
  const burst = await counted(() => people.solveBurst(tickets));
  await people.leaveOne();
  const alone = await counted(() => people.solveEachAlone(ALONE));

  const idlePerMs = (name: string) => (idle.counts.get(name) ?? 0) / idle.ms;
  const perTicket = ({ counts, ms }: typeof idle, name: string, count: number) =>
    Math.max(0, ((counts.get(name) ?? 0) - idlePerMs(name) * ms) / count);
  const names = [...new Set([...burst.counts.keys(), ...alone.counts.keys()])];
  const rows = names.map((name) => ({
    "commands per ticket": name,
    "in a burst": perTicket(burst, name, tickets),
    alone: perTicket(alone, name, ALONE),
    "a second, idle": idlePerMs(name) * 1_000,
  }));
  const all = (column: "in a burst" | "alone" | "a second, idle") => rows.reduce((sum, row) => sum + row[column], 0);
  const total = {
    "commands per ticket": "all together",
    "in a burst": all("in a burst"),
    alone: all("alone"),
    "a second, idle": all("a second, idle"),
  };
  return [...rows.toSorted((a, b) => b["in a burst"] - a["in a burst"]), total].map((row) => ({
    ...row,
    "in a burst": round(row["in a burst"]),
    alone: round(row.alone),
    "a second, idle": round(row["a second, idle"]),
  }));
}
