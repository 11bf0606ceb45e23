import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";

export interface ToolRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line tool as `npm run` would, in a folder without a .env, with nothing of this process's environment but what it needs. */
export async function runTool(
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ToolRun> {
  const { NODE_ENV, PATH, NODE_COMPILE_CACHE } = process.env;
  const main = path.resolve(import.meta.dirname, tool, "main.ts");
  const child = spawn(process.execPath, [main, ...args], {
    cwd: import.meta.dirname,
    // Compiled code that is kept is why the tenth run of a tool starts sooner than the first.
    env: { NODE_ENV, PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
}
