import { createServer, type Server } from "node:http";
import { connectDatabase, pingDatabase } from "#server/db/connect.ts";
import { systemClock as clock } from "#server/runtime/clock.ts";
import type { ConsumerEnv } from "#server/runtime/env.ts";
import type { Log } from "#server/runtime/log.ts";
import { createMetricsRegistry } from "#server/runtime/metrics.ts";
import type { Shutdown } from "#server/runtime/shutdown.ts";
import { systemTimers as timers } from "#server/runtime/timers.ts";
import { composeAws } from "./compose-aws.ts";
import { runLoops } from "./compose-loops.ts";
import { composeRealtime } from "./compose-realtime.ts";
import { composeWork } from "./compose-work.ts";
import { createHealthListener } from "./health.ts";
import { createPulse } from "./loops/pulse.ts";
import { sweepOnce } from "./loops/sweep.ts";
import { createConsumerMetrics } from "./metrics.ts";
import type { QueueLoop } from "./queue/queue-loop.ts";

/** Leaves three seconds of the whole to give back what is still held. */
const FINISH_WITHIN_MS = 24_000;

/**
 * Builds the consumer on the real database and queue and starts it. Its closers end it in the opposite order: no new
 * messages, finish what is held, relay what that committed, let the sockets go, then close what all of it stood on.
 */
export async function runConsumer(
  env: ConsumerEnv,
  { log, shutdown }: { log: Log; shutdown: Shutdown },
): Promise<void> {
  const registry = createMetricsRegistry("consumer");
  const metrics = createConsumerMetrics(registry);
  const pulse = createPulse(clock);
  const http = createServer();
  const aws = composeAws(env, metrics);
  const live = composeRealtime(http, env, metrics, log);
  const onFatal = (error: unknown) => {
    log.fatal({ err: error }, "the consumer cannot go on");
    void shutdown.request("fatal error", 1);
  };
  const work = composeWork({ env, aws, live, metrics, log, ping: pingDatabase, onFatal });
  if (env.redisUrl)
    log.warn("REDIS_URL is set, but Redis is not supported yet; the event store keeps consumers in step");

  const health = {
    registry,
    startedAt: clock.now(),
    now: clock.now,
    ping: pingDatabase,
    isDraining: () => shutdown.signal.aborted,
    silentLoops: pulse.silentFor,
    queue: work.queueLoop.status,
  };
  http.on("request", createHealthListener(health));
  await listen(http, env);
  log.info({ port: env.realtimePort }, "health and live updates are served");

  // While the database is away this waits; the process is alive and says that it is not ready.
  const database = await connectDatabase(env.mongodbUri, (error) => {
    log.warn({ err: error }, "the database cannot be reached, trying again");
  });
  if (shutdown.signal.aborted) return;

  const helping = new AbortController();
  const helpers = Promise.all([
    runLoops({ env, aws, work, metrics, log, pulse }, helping.signal),
    live.run(pulse, helping.signal),
  ]);
  helpers.catch(onFatal);
  shutdown.onClose("database", () => database.close());
  shutdown.onClose("queue clients", aws.close);
  shutdown.onClose("live updates", () => live.realtime.drain(timers));
  shutdown.onClose("loops", () => {
    helping.abort();
    return helpers;
  });
  shutdown.onClose("outbox", async () => {
    await work.inlineRelay.drain();
    await sweepOnce({ ...work.relayPorts, random: Math.random });
  });
  shutdown.onClose("queue", () => finishHeld(work.queueLoop, log));
  work.queueLoop.start();
  log.info("the consumer is running");
}

/** Whoever stops must not wait for ever: what cannot be finished in time is given back for somebody else. */
async function finishHeld(loop: QueueLoop, log: Log): Promise<void> {
  const inTime = new AbortController();
  const finished = loop.stop().then(() => true);
  const tooLate = timers.sleep(FINISH_WITHIN_MS, inTime.signal).then(() => false);
  if (!(await Promise.race([finished, tooLate]))) {
    log.error(loop.status(), "messages are given back unfinished");
    await loop.abandon();
  }
  inTime.abort();
}

function listen(http: Server, { realtimePort, publicUrl, mode }: ConsumerEnv): Promise<void> {
  // What is opened on this machine only is served to this machine only.
  const isPrivate = mode !== "production" && ["localhost", "127.0.0.1"].includes(new URL(publicUrl).hostname);
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen({ port: realtimePort, host: isPrivate ? "127.0.0.1" : undefined }, resolve);
  });
}
