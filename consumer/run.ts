import { obeyCrashOrders } from "#server/platform/crash-orders.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { exitOnEnvError, readConsumerEnv } from "#server/platform/env.ts";
import { createLog } from "#server/platform/log.ts";
import { createShutdown } from "#server/platform/shutdown.ts";
import { startTracing } from "#server/platform/tracing/start-tracing.ts";
import { createConsumerContext } from "./context.ts";

/** Containers are given 30 s to stop. */
const STOP_WITHIN_MS = 27_000;

loadDotenv();
const env = exitOnEnvError(() => readConsumerEnv(process.env));
obeyCrashOrders(env.isPublic ? "production" : env.mode);
const log = createLog({ name: "consumer", level: env.logLevel, mode: env.mode });
const shutdown = createShutdown({ log, deadlineMs: STOP_WITHIN_MS });
// Registered first, so that it runs last: stopping, too, is traced.
shutdown.onClose("traces", await startTracing({ service: "quickfix-consumer", url: env.tracesUrl }));

const consumer = createConsumerContext(env, {
  log,
  onFatal(error) {
    log.fatal({ err: error }, "the consumer cannot go on");
    void shutdown.request("fatal error", 1);
  },
});
shutdown.onClose("consumer", () => consumer[Symbol.asyncDispose]());

try {
  await consumer.start();
} catch (error) {
  log.fatal({ err: error }, "the consumer cannot start");
  await shutdown.request("failed start", 1);
}
