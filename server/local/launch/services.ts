import path from "node:path";
import { HEAP_LIMITS } from "#server/embedded-mongo/heap-limits.ts";
import { parseReadyLine, type ReadyAws } from "../aws/address.ts";
import type { Env } from "../process/process-env.ts";
import type { ChildSpec } from "./child.ts";
import { untilAnswers, untilLine } from "./readiness.ts";

export const ROOT = path.resolve(import.meta.dirname, "../../..");
const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const DATABASE = "quickfix";

/** What to run; who watches it is decided where it is started. */
export type Service<Ready> = Pick<ChildSpec<Ready>, "name" | "args" | "env" | "whenReady">;

/** The embedded database; ready with the connection string for QuickFix's own database in it. */
export function databaseService(env: Env, { port, dataDir }: { port: number; dataDir: string }): Service<string> {
  return {
    name: "db",
    args: [
      ...HEAP_LIMITS,
      path.join(ROOT, "server/embedded-mongo/main.ts"),
      `--port=${port}`,
      `--data=${path.join(dataDir, "mongo")}`,
    ],
    env,
    whenReady: untilLine((line) => {
      const uri = /mongodb:\/\/\S+/.exec(line)?.[0];
      if (uri === undefined) return null;
      const address = new URL(uri);
      address.pathname = `/${DATABASE}`;
      return address.href;
    }),
  };
}

/** The embedded topic and queues; ready with their addresses. */
export function awsService(env: Env, { port, dataDir }: { port: number; dataDir: string }): Service<ReadyAws> {
  return {
    name: "aws",
    args: [path.join(ROOT, "server/local/aws/main.ts"), `--port=${port}`, `--data=${path.join(dataDir, "aws")}`],
    env,
    whenReady: untilLine(parseReadyLine),
  };
}

export interface WebOptions {
  readonly port: number;
  readonly isProduction: boolean;
  /** Whether other machines may connect. The demo's passwords are known to all, so by default they may not. */
  readonly isOpen: boolean;
}

/** The web application; ready when its health answers. */
export function webService(env: Env, { port, isProduction, isOpen }: WebOptions): Service<void> {
  const host = isOpen ? [] : ["--hostname", "127.0.0.1"];
  return {
    name: "web",
    args: [NEXT, isProduction ? "start" : "dev", "--port", String(port), ...host],
    env: { ...env, NODE_ENV: isProduction ? "production" : "development", NEXT_TELEMETRY_DISABLED: "1" },
    whenReady: untilAnswers(`http://127.0.0.1:${port}/api/health`),
  };
}

/** The queue consumer; ready when it says so. */
export function consumerService(env: Env, { port }: { port: number }): Service<void> {
  return {
    name: "consumer",
    args: [path.join(ROOT, "consumer/main.ts")],
    env,
    whenReady: untilAnswers(`http://127.0.0.1:${port}/readyz`),
  };
}
