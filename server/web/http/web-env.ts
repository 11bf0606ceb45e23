import { readWebEnv, type WebEnv } from "#server/platform/env.ts";
import { createLog, type Log } from "#server/platform/log.ts";

let env: WebEnv | undefined;
let log: Log | undefined;

/** The web process's settings, read at the first request and never while building. */
export function getWebEnv(): WebEnv {
  env ??= readWebEnv(process.env);
  return env;
}

export function getWebLog(): Log {
  const { logLevel, mode } = getWebEnv();
  log ??= createLog({ name: "web", level: logLevel, mode });
  return log;
}
