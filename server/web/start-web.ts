import { connectDatabase } from "#server/operate/database/connect.ts";
import { obeyCrashOrders } from "#server/platform/crash-orders.ts";
import { exitOnEnvError } from "#server/platform/env.ts";
import { startTracing } from "#server/platform/tracing/start-tracing.ts";
import { getWebEnv, getWebLog } from "./http/web-env.ts";
import { getWebMetrics } from "./http/web-metrics.ts";

/** Checks the settings, which ends the process when they are wrong, and connects in the background for as long as it takes. */
export function startWeb(): void {
  const { mongodbUri, tracesUrl, mode } = exitOnEnvError(getWebEnv);
  obeyCrashOrders(mode);
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
