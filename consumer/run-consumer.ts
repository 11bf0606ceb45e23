import { createServer } from "node:http";
import { connectDatabase, pingDatabase } from "#server/operate/database/connect.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { watchEventLoop } from "#server/platform/event-loop-lag.ts";
import type { Log } from "#server/platform/log.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import type { Shutdown } from "#server/platform/shutdown.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { composeAws } from "./compose-aws.ts";
import { composeConsumerLetters } from "./compose-letters.ts";
import { runLoops } from "./compose-loops.ts";
import { composePipeline } from "./compose-pipeline.ts";
import { composeRealtime } from "./compose-realtime.ts";
import { composeWork } from "./compose-work.ts";
import { createPulse } from "./loops/pulse.ts";
import { sweepOnce } from "./loops/sweep.ts";
import { createHealthListener } from "./operations/health.ts";
import { readHeartState } from "./operations/heart-state.ts";
import { listen } from "./operations/listen.ts";
import { createConsumerMetrics } from "./operations/metrics.ts";
import { stopInOrder } from "./operations/stop.ts";

/** Builds the consumer on the real database and queue and starts it; a request to shut down ends it in order. */
export async function runConsumer(
  env: ConsumerEnv,
  { log, shutdown }: { log: Log; shutdown: Shutdown },
): Promise<void> {
  const lag = watchEventLoop();
  const registry = createMetricsRegistry("consumer", lag);
  const metrics = createConsumerMetrics(registry);
  const pulse = createPulse(clock);
  const http = createServer();
  const aws = composeAws(env, metrics);
  const pipeline = composePipeline(log);
  const live = composeRealtime(http, env, metrics, log, pipeline);
  const onFatal = (error: unknown) => {
    log.fatal({ err: error }, "the consumer cannot go on");
    void shutdown.request("fatal error", 1);
  };
  const letters = composeConsumerLetters({ env, aws, metrics, log });
  const work = composeWork({ env, aws, live, pipeline, letters, metrics, log, ping: pingDatabase, onFatal });

  const health = {
    registry,
    startedAt: clock.now(),
    now: clock.now,
    ping: pingDatabase,
    isDraining: () => shutdown.signal.aborted,
    silentLoops: pulse.silentFor,
    worstLagSeconds: lag.worstSeconds,
    queue: work.queueLoop.status,
    notes: live.notes,
  };
  http.on("request", createHealthListener(health));
  log.info({ port: await listen(http, env) }, "health and live updates are served");

  // While the database is away this waits; the process is alive and says that it is not ready.
  const database = await connectDatabase(
    env.mongodbUri,
    (error) => log.warn({ err: error }, "the database cannot be reached, trying again"),
    (op) => metrics.dbOps.inc({ op }),
  );
  if (shutdown.signal.aborted) return;

  const helping = new AbortController();
  const helpers = Promise.all([
    runLoops({ env, letters, work, metrics, log, pulse }, helping.signal),
    live.run(pulse, helping.signal),
    pipeline.report(
      () => readHeartState(metrics, work.queueLoop.status(), shutdown.signal.aborted),
      pulse.of("heartbeat"),
      helping.signal,
    ),
  ]);
  helpers.catch(onFatal);
  stopInOrder({
    shutdown,
    queueLoop: work.queueLoop,
    async flushOutbox() {
      await work.inlineRelay.drain();
      await sweepOnce({ ...work.relayPorts, random: Math.random });
    },
    stopLoops() {
      helping.abort();
      return helpers;
    },
    drainSockets: live.drain,
    async closeClients() {
      aws.close();
      await database.close();
    },
    timers,
    log,
  });
  work.queueLoop.start();
  log.info("the consumer is running");
}
