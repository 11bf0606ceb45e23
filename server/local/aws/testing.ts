import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { embeddedAwsEnv, parseReadyLine, type ReadyAws } from "./address.ts";
import { FAULTS_PATH } from "./faults/gate.ts";
import type { AppliedRule, NewFaultRule } from "./faults/rules.ts";

const MAIN = path.resolve(import.meta.dirname, "main.ts");

export interface TestAws extends ReadyAws, AsyncDisposable {
  /** The variables that point a process at it. */
  readonly env: Record<string, string>;
  readonly dataDir: string;
  readonly pid: number;
  /** Ends the process without warning; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Breaks requests as these rules say, in place of the rules before; none makes everything right again. */
  setFaults(...rules: NewFaultRule[]): Promise<void>;
  /** The rules in force, with how often each has struck. */
  faults(): Promise<AppliedRule[]>;
  stop(): Promise<void>;
}

/** The embedded SNS/SQS as a process of its own, on a free port and a temporary folder. */
export async function startTestAws(): Promise<TestAws> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-aws-"));
  let child = launchAws(dataDir, 0);
  const ready = await waitUntilReady(child).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });

  const stop = async () => {
    await end(child, "SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    ...ready,
    env: embeddedAwsEnv(ready),
    dataDir,
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => end(child, "SIGKILL"),
    async restart() {
      await end(child, "SIGTERM");
      child = launchAws(dataDir, Number(new URL(ready.endpoint).port));
      await waitUntilReady(child);
    },
    async setFaults(...rules) {
      const response = await fetch(`${ready.endpoint}${FAULTS_PATH}`, { method: "PUT", body: JSON.stringify(rules) });
      if (!response.ok) throw new Error(`the faults were refused: ${await response.text()}`);
    },
    async faults() {
      const response = await fetch(`${ready.endpoint}${FAULTS_PATH}`);
      return (await response.json()) as AppliedRule[];
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Starts the process without waiting for it. */
export function launchAws(dataDir: string, port: number): ChildProcess {
  const followParent = path.resolve(import.meta.dirname, "../process/follow-parent.ts");
  return spawn(
    process.execPath,
    ["--import", followParent, MAIN, "--port", String(port), "--data", path.join(dataDir, "aws")],
    { stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
}

/** Resolves with what the process printed when it was ready; rejects with its output when it ends before. */
export async function waitUntilReady(child: ChildProcess): Promise<ReadyAws> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const ready = parseReadyLine(line);
        if (ready) resolve(ready);
      });
    }
    child.once("close", () => reject(new Error(`SNS/SQS ended before it was ready:\n${lines.join("\n")}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
