import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { superviseChild } from "#server/local/launch/child.ts";
import { databaseService, ROOT } from "#server/local/launch/services.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import type { Database } from "#server/platform/db/database.ts";

export interface DatabaseProcess extends AsyncDisposable {
  readonly uri: string;
  /** From the start of the process to the line that says where it listens. */
  readonly startedInMs: number;
  /** Memory that the process holds, in MB; NaN where the system does not tell. */
  memoryMb(): Promise<number>;
  /** Processor time that the process has taken, of user and system together; NaN where the system does not tell. */
  processorMs(): Promise<number>;
}

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICK_MS = 10;
/** Behind the name in `/proc/PID/stat`, which may hold anything. */
const USER_TICKS = 11;

/**
 * The embedded database as `npm run local` starts it, with the same limit on its memory.
 * @param checkout whose database it is, this one's unless it is given
 */
export async function startDatabase(dataDir: string, checkout = ROOT): Promise<DatabaseProcess> {
  const startedAt = performance.now();
  const service = databaseService(process.env, { port: 0, dataDir });
  const child = await superviseChild({
    ...service,
    args: service.args.map((arg) => (arg.startsWith(ROOT) ? path.join(checkout, path.relative(ROOT, arg)) : arg)),
    onLine: () => undefined,
    onStart: () => undefined,
    signal: new AbortController().signal,
  });
  return {
    uri: child.ready,
    startedInMs: performance.now() - startedAt,
    async memoryMb() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_000;
    },
    async processorMs() {
      const stat = await readFile(`/proc/${child.pid}/stat`, "utf8").catch(() => "");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[USER_TICKS]) + Number(fields[USER_TICKS + 1])) * TICK_MS;
    },
    [Symbol.asyncDispose]: () => child.stop(),
  };
}

/** Work on a database of its own that is gone afterwards. */
export async function onDatabase<Value>(work: (db: Database) => Promise<Value>): Promise<Value> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-bench-"));
  try {
    await using database = await startDatabase(dataDir);
    const db = await connectDatabase(database.uri);
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
