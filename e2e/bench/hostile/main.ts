import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mongo } from "mongoose";
import { seededRandom } from "#server/core/seeded-random.ts";
import { startDatabase } from "../database-process.ts";
import { openIdle, sendMutated, sendUnfinished } from "./frames.ts";
import { beside } from "./probe.ts";
import { fill, type HostileQuery, QUERIES } from "./queries.ts";

const CONNECTIONS = 500;
const FRAMES = 20_000;
const UNFINISHED = 12;

/** What hostile clients cost the embedded database: each query alone beside a ping, then all of them at once. */
async function main(): Promise<void> {
  const only = process.argv[2];
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-hostile-"));
  try {
    await using database = await startDatabase(dataDir);
    const port = Number(new URL(database.uri).port);
    await using client = new mongo.MongoClient(database.uri, { maxPoolSize: 100 });
    const db = client.db("hostile");
    await fill(db);
    const memory = peakOf(() => database.memoryMb());
    console.log(`filled: ${await memory.take()} MB`);
    if (only === undefined || only === "claims") await besideGroup(database.uri, db);
    for (const query of QUERIES) {
      if (only !== undefined && only !== query.name) continue;
      const startedAt = performance.now();
      const { result, waits } = await beside({ uri: database.uri, kind: "ping" }, () => outcome(query, db));
      report(
        query.name,
        performance.now() - startedAt,
        result,
        `ping p99 ${waits.p99} max ${waits.max}`,
        await memory.take(),
      );
    }
    if (only === undefined || only === "all") {
      const startedAt = performance.now();
      const { result, waits } = await beside({ uri: database.uri, kind: "ping" }, () => everything(port, db));
      for (const line of result) console.log(`  ${line}`);
      report(
        "everything at once",
        performance.now() - startedAt,
        "lives",
        `ping p50 ${waits.p50} p99 ${waits.p99} max ${waits.max}`,
        await memory.take(),
      );
    }
    memory.stop();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function besideGroup(uri: string, db: mongo.Db): Promise<void> {
  let isOver = false;
  const endless = async () => {
    let rounds = 0;
    for (; !isOver; rounds += 1)
      await db
        .collection("large")
        .aggregate([{ $group: { _id: "$s", n: { $sum: "$n" } } }])
        .toArray();
    return rounds;
  };
  const rounds = endless();
  const { waits } = await beside({ uri, kind: "claim" }, () => new Promise((resolve) => setTimeout(resolve, 10_000)));
  isOver = true;
  console.log(
    `claims beside an endless $group: ${waits.count} claims, p50 ${waits.p50} p99 ${waits.p99} max ${waits.max} ms, ${await rounds} groups`,
  );
}

async function everything(port: number, db: mongo.Db): Promise<string[]> {
  const idle = await openIdle(port, CONNECTIONS);
  const unfinished = await sendUnfinished(port, UNFINISHED, 40_000_000);
  const mutated = sendMutated(port, FRAMES, seededRandom(1));
  const outcomes = await Promise.all(QUERIES.map(async (query) => `${query.name}: ${await outcome(query, db)}`));
  const { answered, closed, silent } = await mutated;
  for (const socket of [...idle, ...unfinished]) socket.destroy();
  return [...outcomes, `${FRAMES} mutated frames: ${answered} answered, ${closed} closed, ${silent} neither`];
}

async function outcome(query: HostileQuery, db: mongo.Db): Promise<string> {
  try {
    await query.run(db);
    return "answered";
  } catch (error) {
    return error instanceof mongo.MongoServerError ? `refused ${error.code}` : String(error).slice(0, 120);
  }
}

function report(name: string, ms: number, result: string, waits: string, peakMb: number): void {
  console.log(`${name}: ${result} after ${Math.round(ms)} ms, ${waits} ms, at most ${peakMb} MB`);
}

/** The most memory since it was last asked. */
function peakOf(read: () => Promise<number>) {
  let peak = 0;
  const look = async () => {
    peak = Math.max(peak, await read());
  };
  const timer = setInterval(() => void look(), 50);
  return {
    async take(): Promise<number> {
      await look();
      const taken = Math.round(peak);
      peak = 0;
      return taken;
    },
    stop: () => clearInterval(timer),
  };
}

await main();
