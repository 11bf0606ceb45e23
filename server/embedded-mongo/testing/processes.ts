import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HEAP_LIMITS } from "../heap-limits.ts";
import { temporaryFolder } from "../testing.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

interface Started extends AsyncDisposable {
  child: ChildProcess;
  uri: string;
}

/** The command as a process of its own. */
export function run(...flags: string[]): ChildProcess {
  return spawn(process.execPath, [...HEAP_LIMITS, main, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
}

/** What a process wrote and how it ended. */
export async function outcome(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, output };
}

/** Starts a server on a folder; resolves once it serves. */
export async function start(folder: string): Promise<Started> {
  const child = run("--port", "0", "--data", folder);
  const [line]: Buffer[] = await once(child.stdout ?? child, "data");
  return {
    child,
    uri: line?.toString().trim() ?? "",
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** An empty folder that goes with its test. */
export function folderOf(): { path: string } & Disposable {
  const path = temporaryFolder();
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
