import { connectDatabase } from "../db/connect.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import { getWebMetrics } from "../http/web-metrics.ts";
import { exitOnEnvError } from "../runtime/env.ts";
import { startTracing } from "../runtime/tracing/start-tracing.ts";

/** Checks the settings, which ends the process when they are wrong, and connects in the background for as long as it takes. */
export function startWeb(): void {
  const { mongodbUri, tracesUrl } = exitOnEnvError(getWebEnv);
  const log = getWebLog();
  const { dbOps } = getWebMetrics();
  const tracing = startTracing({ service: "quickfix-web", url: tracesUrl });
  // Next ends the process itself; what is left of the traces goes out meanwhile.
  process.once("SIGTERM", () => void tracing.then((stop) => stop()));
  void connectDatabase(
    mongodbUri,
    (error) => log.warn({ err: error }, "database cannot be reached, trying again"),
    (op) => dbOps.inc({ op }),
  ).then(() => log.info("database connected"));
}
