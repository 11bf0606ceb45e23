import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mongo } from "mongoose";
import { type ChaosProcess, startProcess } from "./process.ts";

/** What `failCommand` and `onPrimaryTransactionalWrite` of MongoDB and of the embedded database take. */
export interface FailPoint {
  readonly name: "failCommand" | "onPrimaryTransactionalWrite";
  readonly mode: "alwaysOn" | "off" | { times: number } | { skip: number };
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface ChaosDatabase {
  /** For the desk's own database in it. */
  readonly uri: string;
  readonly process: ChaosProcess;
  /** Ends it without warning; its data stays. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Starts it again on its data and port, unless it runs. */
  restart(): Promise<void>;
  /** Asks for a fault in its answers; each stays until its mode is used up or `noFailPoints`. */
  failPoint(point: FailPoint): Promise<void>;
  noFailPoints(): Promise<void>;
  stop(): Promise<void>;
}

/** The embedded database as a process of its own, with fail points, on a free port and a temporary folder. */
export async function startChaosDatabase(): Promise<ChaosDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-chaos-mongo-"));
  const launch = async (port: string) => {
    const args = [`--port=${port}`, `--data=${folder}`, "--test-commands"];
    const started = startProcess("server/embedded-mongo/main.ts", { args });
    return { started, line: await started.untilLine("mongodb://") };
  };
  const { started, line } = await launch("0");
  let process = started;
  const address = new URL(line.trim());
  const serverUri = address.href;
  address.pathname = "/quickfix";

  const configure = async (points: readonly FailPoint[]) => {
    await using client = new mongo.MongoClient(serverUri, { appName: "chaos", serverSelectionTimeoutMS: 2_000 });
    for (const { name, mode, data } of points) {
      await client.db("admin").command({ configureFailPoint: name, mode, ...(data ? { data } : {}) });
    }
  };

  return {
    uri: address.href,
    get process() {
      return process;
    },
    async kill() {
      await process.end();
    },
    freeze: () => process.signal("SIGSTOP"),
    thaw: () => process.signal("SIGCONT"),
    async restart() {
      if (process.isAlive()) return;
      process = (await launch(address.port)).started;
    },
    // The desk's own processes only: the test that looks at the data must not meet its own faults.
    failPoint: (point) => configure([{ ...point, data: { appName: "quickfix", ...point.data } }]),
    noFailPoints: () =>
      configure([
        { name: "failCommand", mode: "off" },
        { name: "onPrimaryTransactionalWrite", mode: "off" },
      ]),
    async stop() {
      process.signal("SIGCONT");
      await process.end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
