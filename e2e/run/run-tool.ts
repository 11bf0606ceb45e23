import { spawn } from "node:child_process";
import path from "node:path";
import type { StepResult } from "./step.ts";

/** Runs one of the project's own tools to its end and keeps what it printed. */
export function runTool(root: string, [command, ...args]: readonly [string, ...string[]]): Promise<StepResult> {
  const bin = path.join(root, "node_modules/.bin");
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: [bin, process.env.PATH].join(path.delimiter), NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      // npm's command shims are scripts there, which only a shell can start.
      shell: process.platform === "win32",
    });
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", (error) => resolve({ isOk: false, output: error.message }));
    child.once("close", (code) => resolve({ isOk: code === 0, output: Buffer.concat(output).toString() }));
  });
}
