import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { until } from "#e2e/fixtures/until.ts";
import type { Topic } from "#server/core/ports/queue.ts";
import { startTestAws } from "#server/local/aws/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { connect } from "#server/platform/aws/testing.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { AwsRequests } from "../aws-requests.ts";
import { startDatabase } from "../database-process.ts";
import { percentile } from "../figures.ts";
import { openWay, type StoreWay } from "../store-way/open-way.ts";
import { BENCH_SECRET } from "./secret.ts";

/** The seed's worker has hundreds of messages left when the last ticket is solved, at three a second. */
const DRAINED_WITHIN_MS = 240_000;
const CLOCK_TICKS_PER_SECOND = 100;
const TRIPS = 20;
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../../../server/local/process/follow-parent.ts");

export interface WorkerProcess {
  readonly pid: number | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds of processor time that it has used. */
  cpuSeconds(): Promise<number>;
  /** What it answers when it is asked how many requests it made; only the baselines answer. */
  ask(): Promise<{ requests: number }>;
  stop(): Promise<void>;
}

/** A database and queues for one measurement, each as a process of its own, empty at first and gone afterwards. */
export interface BenchWorld extends AsyncDisposable {
  /** The database as the desk has it: by the way that its processes go, too. */
  readonly db: Database;
  /** The same without that way, for whoever measures: nothing of it is counted. */
  readonly look: Database;
  readonly way: Pick<StoreWay, "counts" | "onMoved">;
  /** A trip to the database and back by that way, in ms. */
  readonly tripMs: () => Promise<number>;
  readonly topic: Topic;
  /** Requests of this process, which plays the API. */
  readonly requests: () => AwsRequests;
  /** Resolves when the queue is empty: what was solved last has been heard of, too. */
  readonly drained: () => Promise<void>;
  /** Starts a process and waits for the line that says it works. */
  start(
    script: string,
    args: readonly string[],
    readyLine: string,
    settings?: Readonly<Record<string, string>>,
  ): Promise<WorkerProcess>;
}

/** @param delayMs how much longer the way to the database is made */
export async function openWorld(delayMs = 0): Promise<BenchWorld> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-bench-"));
  const [store, aws] = await Promise.all([startDatabase(dataDir), startTestAws()]);
  const way = await openWay(store.uri, delayMs);
  const look = await connectDatabase(store.uri);
  const db = await connectDatabase(way.uri);
  const requests = new Map<string, number>();
  const onRequest = ({ service, operation }: { service: string; operation: string }) => {
    const key = `${service} ${operation}`;
    requests.set(key, (requests.get(key) ?? 0) + 1);
  };
  const clients = connect(aws, onRequest);
  const workers: WorkerProcess[] = [];
  return {
    db,
    look,
    way,
    async tripMs() {
      const trips: number[] = [];
      for (let trip = 0; trip < TRIPS; trip++) {
        const startedAt = performance.now();
        await db.ping();
        trips.push(performance.now() - startedAt);
      }
      return percentile(trips, 0.5);
    },
    topic: clients.topic,
    requests: () => requests,
    async drained() {
      const isEmpty = async () => {
        const { visible, inFlight } = await clients.queue.depth();
        return visible + inFlight === 0;
      };
      await until("an empty queue", isEmpty, { withinMs: DRAINED_WITHIN_MS, everyMs: 100 });
    },
    async start(script, args, readyLine, settings = {}) {
      const env = {
        ...aws.env,
        QUICKFIX_MODE: "local",
        MONGODB_URI: way.uri,
        NEXTAUTH_URL: "http://localhost:3000",
        NEXTAUTH_SECRET: BENCH_SECRET,
        REALTIME_PORT: String(await findFreePort()),
        LOG_LEVEL: "info",
        ...settings,
      };
      const worker = await startWorker([script, ...args], env, readyLine);
      workers.push(worker);
      return worker;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.stop()));
      clients[Symbol.dispose]();
      await Promise.all([db.close(), look.close()]);
      await Promise.all([aws.stop(), way[Symbol.asyncDispose]()]);
      await store[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startWorker(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  readyLine: string,
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  await new Promise<void>((resolve, reject) => {
    if (!child.stdout) throw new Error("The process was started without an output.");
    createInterface({ input: child.stdout }).on("line", (line) => line.includes(readyLine) && resolve());
    void ended.then(([code]) => reject(new Error(`${args.join(" ")} ended with ${code} before it worked.`)));
  });
  return {
    env,
    pid: child.pid,
    async cpuSeconds() {
      const text = await readFile(`/proc/${child.pid}/stat`, "utf8").catch(() => "");
      // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
    },
    async ask() {
      const answered = once(child, "message");
      child.send({ ask: "requests" });
      const [answer] = await answered;
      return answer as { requests: number };
    },
    async stop() {
      // Nothing of value is lost, and a long poll would be waited for.
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    },
  };
}
