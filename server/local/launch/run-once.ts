import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Env, toProcessEnv } from "../process/process-env.ts";

const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../process/follow-parent.ts");

export interface RunOnceOptions {
  readonly name: string;
  /** Arguments for node, the script first. */
  readonly args: readonly string[];
  readonly env: Env;
  readonly onLine: (line: string) => void;
  /** Ends the run when aborted. */
  readonly signal?: AbortSignal;
}

/** Runs a script to its end. @throws when it does not end with code 0. */
export async function runOnce({ name, args, env, onLine, signal }: RunOnceOptions): Promise<void> {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, ...args], {
    env: toProcessEnv(env),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", onLine);
  }
  const stop = () => child.kill("SIGTERM");
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const end = await new Promise<string | number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, killedBy) => resolve(killedBy ?? code));
  }).finally(() => signal?.removeEventListener("abort", stop));
  if (end !== 0) throw new Error(`${name} ended with ${typeof end === "number" ? `code ${end}` : end}.`);
}
