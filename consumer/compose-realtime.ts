import { createHash } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import { createTokenVerifier } from "#server/desk/access/verify-token.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { createEventFeed } from "#server/desk/events/event-feed.ts";
import { createAccessDirectory } from "#server/desk/people/access-directory.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { ConsumerPipeline } from "./compose-pipeline.ts";
import type { Pulse } from "./loops/pulse.ts";
import { createEmitRecorder } from "./operations/emit-recorder.ts";
import type { ConsumerMetrics } from "./operations/metrics.ts";
import { WORKER } from "./operations/worker-name.ts";
import { watchAccess } from "./realtime/access-watch.ts";
import { type AvailabilityWatch, createAvailabilityWatch } from "./realtime/availability-watch.ts";
import { type Broadcaster, createBroadcaster } from "./realtime/broadcaster.ts";
import { countEmits } from "./realtime/count-emits.ts";
import { tailFeed } from "./realtime/feed-tail.ts";
import { joinNeighbours } from "./realtime/neighbours.ts";
import { createOriginCheck } from "./realtime/origins.ts";
import { createRealtime, type Realtime } from "./realtime/realtime-server.ts";
import type { Told } from "./realtime/told.ts";

const REDIS_AWAY = "Redis does not answer; live updates of other consumers come from the database, a moment later.";

export interface ComposedRealtime {
  readonly realtime: Realtime;
  readonly broadcaster: Broadcaster;
  readonly availability: AvailabilityWatch;
  /** What is slower than usual, one sentence each. */
  notes(): readonly string[];
  /** Says goodbye to the browsers connected here and lets them go. */
  drain(): Promise<void>;
  /** Everything that runs beside the sockets, until the signal aborts. */
  run(pulse: Pulse, signal: AbortSignal): Promise<unknown>;
}

/** Live updates on an HTTP server, fed by this process at once and by the event store for what others did. */
export function composeRealtime(
  http: HttpServer,
  env: ConsumerEnv,
  metrics: ConsumerMetrics,
  log: Log,
  { figures, marker }: ConsumerPipeline,
): ComposedRealtime {
  const feed = createEventFeed();
  const realtime = createRealtime(http, {
    clock,
    verifyToken: createTokenVerifier({
      accounts: createAccountStore(),
      apiTokens: createApiTokenStore(),
      clock,
      secret: env.authSecret,
    }),
    isAllowedOrigin: createOriginCheck([env.publicUrl, env.realtimeUrl], env.mode !== "production"),
    onRefused: (reason) => metrics.refusals.inc({ reason }),
    feed,
    onAnswer: (result) =>
      "resync" in result ? metrics.resyncs.inc({ reason: result.resync }) : metrics.catchupEvents.inc(result.events),
    onSlowClient: () => metrics.slowClients.inc(),
  });
  realtime.io.on("connection", (socket) => {
    metrics.connections.set(realtime.connections());
    socket.on("disconnect", () => metrics.connections.set(realtime.connections()));
  });

  const neighbours = env.redisUrl
    ? joinNeighbours(realtime.io, {
        url: env.redisUrl,
        channel: channelOf(env),
        random: Math.random,
        onTold: (told) => broadcaster.receive(told),
        onChange(away) {
          if (away === null) log.info("Redis answers; consumers tell each other at once");
          else log.warn({ err: away }, REDIS_AWAY);
        },
      })
    : null;
  const recordEmit = createEmitRecorder(metrics, clock);
  const countEmit = countEmits(realtime.io, { figures, marker, worker: WORKER, now: clock.now });
  const broadcaster = createBroadcaster(realtime.io, {
    onEmit(event, told) {
      recordEmit(event, told);
      if (told) countEmit(told);
    },
    tellOthers: (told: Told) => neighbours?.tell(told),
  });
  const onError = (error: unknown) =>
    log.warn({ err: error }, "live updates are delayed: the database does not answer");
  const { hasStaff: hasListeners } = realtime;
  const watch = { directory: createAgentDirectory(), broadcaster, clock, timers, hasListeners, onError };
  let beat = () => {};
  const availability = createAvailabilityWatch({ ...watch, onTick: () => beat() });

  return {
    realtime,
    broadcaster,
    availability,
    notes: () => (neighbours?.isAway() ? [REDIS_AWAY] : []),
    async drain() {
      await realtime.drain(timers);
      neighbours?.close();
    },
    run(pulse, signal) {
      beat = pulse.of("availability");
      const { listeningSince } = realtime;
      const tail = { feed, clock, timers, broadcaster: broadcaster.stored, listeningSince, onError };
      const access = { directory: createAccessDirectory(), timers, onError, onTick: pulse.of("access") };
      return Promise.all([
        availability.run(signal),
        tailFeed({ ...tail, onTick: pulse.of("feed") }, signal),
        watchAccess(realtime.io, access, signal),
      ]);
    },
  };
}

/** Consumers of the same queue belong together, also when several installations share a Redis. */
function channelOf({ aws }: ConsumerEnv): string {
  return `quickfix:${createHash("sha256").update(aws.queueUrl).digest("hex").slice(0, 16)}`;
}
