import { connectDatabase } from "../db/connect.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import { exitOnEnvError } from "../runtime/env.ts";

/** Checks the settings, which ends the process when they are wrong, and connects in the background for as long as it takes. */
export function startWeb(): void {
  const { mongodbUri } = exitOnEnvError(getWebEnv);
  const log = getWebLog();
  void connectDatabase(mongodbUri, (error) =>
    log.warn({ err: error }, "database cannot be reached, trying again"),
  ).then(() => log.info("database connected"));
}
