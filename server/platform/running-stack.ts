import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { loadDotenv } from "./dotenv.ts";
import { PLACE_VARIABLES } from "./env-aws.ts";
import { EnvVariables } from "./env-variables.ts";

type Env = Readonly<Record<string, string | undefined>>;

const RunningStack = z.object({ pid: z.int(), env: z.record(z.string(), z.string()) });

/** What says which desk is meant: whoever names one of these means that one. */
const NAMES_A_DESK = ["MONGODB_URI", "SNS_TOPIC_ARN", "SQS_QUEUE_URL"] as const;

/** Notes the settings of the desk that this process runs, for commands that are started beside it. Readable by this user only. */
export function rememberStack(dataDir: string, env: Env): void {
  const own = Object.keys(EnvVariables.shape).flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  mkdirSync(path.dirname(fileIn(dataDir)), { recursive: true, mode: 0o700 });
  const text = JSON.stringify({ pid: process.pid, env: Object.fromEntries(own) });
  writeFileSync(fileIn(dataDir), text, { mode: 0o600 });
}

export function forgetStack(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/**
 * For commands: reads .env, and where that names no desk, takes the settings of the one that `npm run dev` or
 * `npm run local` runs in this folder.
 */
export function loadToolEnv(): void {
  loadDotenv();
  const running = readStack(process.env["QUICKFIX_DATA_DIR"] || ".data");
  if (!running || NAMES_A_DESK.some((name) => process.env[name] && process.env[name] !== running[name])) return;
  // On this machine's emulator, keys and endpoints belong together: those in the shell are for somewhere else.
  if (running["AWS_ENDPOINT_URL"]) {
    for (const name of Object.keys(PLACE_VARIABLES)) process.env[name] = running[name] ?? "";
  }
  for (const [name, value] of Object.entries(running)) process.env[name] ||= value;
}

/** The settings of the desk that runs on this folder; null when none does. */
function readStack(dataDir: string): Readonly<Record<string, string>> | null {
  try {
    const { pid, env } = RunningStack.parse(JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
    // Throws when the launcher is gone: killed, it could not take the note away.
    process.kill(pid, 0);
    return env;
  } catch {
    return null;
  }
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "launch", "settings.json");
}
