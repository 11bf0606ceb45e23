import { loadDotenv } from "#server/runtime/dotenv.ts";
import { exitOnEnvError, readConsumerEnv } from "#server/runtime/env.ts";
import { createLog } from "#server/runtime/log.ts";
import { createShutdown } from "#server/runtime/shutdown.ts";
import { runConsumer } from "./run-consumer.ts";

/** Containers are given 30 s to stop. */
const STOP_WITHIN_MS = 27_000;

loadDotenv();
const env = exitOnEnvError(() => readConsumerEnv(process.env));
const log = createLog({ name: "consumer", level: env.logLevel, mode: env.mode });
const shutdown = createShutdown({ log, deadlineMs: STOP_WITHIN_MS });

try {
  await runConsumer(env, { log, shutdown });
} catch (error) {
  log.fatal({ err: error }, "the consumer cannot start");
  await shutdown.request("failed start", 1);
}
