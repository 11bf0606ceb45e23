import type { Env } from "../process/process-env.ts";
import { findFreePort, preferPort, requirePorts } from "./ports.ts";
import { reachOf } from "./reach.ts";
import { readOrMakeSecret } from "./secret.ts";
import { vapidEnv } from "./vapid.ts";

export type Ports = Readonly<Record<"web" | "realtime" | "mongo" | "aws", number>>;

const DEFAULT_PORTS: Ports = { web: 3000, realtime: 3001, mongo: 27_117, aws: 4566 };

/**
 * The ports to use; 0 asks for a free one. Those of the embedded database and queue are nobody's business and give
 * way; those that people open must be the ones asked for.
 * @throws PortsTakenError
 */
export async function choosePorts(asked: Partial<Ports>): Promise<Ports> {
  const { web = DEFAULT_PORTS.web, realtime = DEFAULT_PORTS.realtime } = asked;
  await requirePorts(
    [
      { port: web, use: "the web application", variable: "PORT" },
      { port: realtime, use: "live updates", variable: "REALTIME_PORT" },
    ].filter(({ port }) => port !== 0),
  );
  return {
    web: web || (await findFreePort()),
    realtime: realtime || (await findFreePort()),
    mongo: await preferPort(asked.mongo ?? DEFAULT_PORTS.mongo),
    aws: await preferPort(asked.aws ?? DEFAULT_PORTS.aws),
  };
}

export interface StackSettings {
  readonly inherited: Env;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly mode: "dev" | "local";
}

/** Everything web and consumer need that does not come from the database or the queue. What is set already stays. */
export async function stackEnv({ inherited, dataDir, ports, mode }: StackSettings): Promise<Env> {
  return {
    ...inherited,
    QUICKFIX_MODE: mode,
    // One line for each request and message is for machines that keep logs, not for somebody who watches a terminal.
    LOG_LEVEL: inherited["LOG_LEVEL"] ?? "warn",
    QUICKFIX_DATA_DIR: dataDir,
    // Somebody who develops looks at /mail and waits.
    MAIL_GATHER_SECONDS: inherited["MAIL_GATHER_SECONDS"] || (mode === "dev" ? "10" : undefined),
    PORT: String(ports.web),
    REALTIME_PORT: String(ports.realtime),
    NEXTAUTH_URL: inherited.NEXTAUTH_URL || `http://localhost:${ports.web}`,
    NEXTAUTH_SECRET: inherited.NEXTAUTH_SECRET || (await readOrMakeSecret(dataDir)),
    ...(await vapidEnv(inherited, dataDir)),
    // Unset where others come, too: then it follows from the address that they open, which is no "localhost".
    NEXT_PUBLIC_REALTIME_URL:
      inherited.NEXT_PUBLIC_REALTIME_URL ||
      (reachOf(inherited) === "machine" ? `http://localhost:${ports.realtime}` : undefined),
  };
}
