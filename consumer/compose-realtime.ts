import type { Server as HttpServer } from "node:http";
import { createTokenVerifier } from "#server/auth/verify-token.ts";
import { createAccessDirectory } from "#server/db/stores/access-directory.ts";
import { createAgentDirectory } from "#server/db/stores/agent-directory.ts";
import { createEventFeed } from "#server/db/stores/event-feed.ts";
import { systemClock as clock } from "#server/runtime/clock.ts";
import type { ConsumerEnv } from "#server/runtime/env.ts";
import type { Log } from "#server/runtime/log.ts";
import { systemTimers as timers } from "#server/runtime/timers.ts";
import type { Pulse } from "./loops/pulse.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import { watchAccess } from "./realtime/access-watch.ts";
import { type AvailabilityWatch, createAvailabilityWatch } from "./realtime/availability-watch.ts";
import { type Broadcaster, createBroadcaster } from "./realtime/broadcaster.ts";
import { tailFeed } from "./realtime/feed-tail.ts";
import { createOriginCheck } from "./realtime/origins.ts";
import { createRealtime, type Realtime } from "./realtime/realtime-server.ts";

export interface ComposedRealtime {
  readonly realtime: Realtime;
  readonly broadcaster: Broadcaster;
  readonly availability: AvailabilityWatch;
  /** Everything that runs beside the sockets, until the signal aborts. */
  run(pulse: Pulse, signal: AbortSignal): Promise<unknown>;
}

/** Live updates on an HTTP server, fed by this process at once and by the event store for what others did. */
export function composeRealtime(
  http: HttpServer,
  env: ConsumerEnv,
  metrics: ConsumerMetrics,
  log: Log,
): ComposedRealtime {
  const feed = createEventFeed();
  const realtime = createRealtime(http, {
    verifyToken: createTokenVerifier(env),
    isAllowedOrigin: createOriginCheck([env.publicUrl, env.realtimeUrl], env.mode !== "production"),
    onRefused: (reason) => metrics.refusals.inc({ reason }),
    feed,
    clock,
    onAnswer: (result) =>
      "resync" in result ? metrics.resyncs.inc({ reason: result.resync }) : metrics.catchupEvents.inc(result.events),
    onSlowClient: () => metrics.slowClients.inc(),
  });
  realtime.io.on("connection", (socket) => {
    metrics.connections.set(realtime.connections());
    socket.on("disconnect", () => metrics.connections.set(realtime.connections()));
  });

  const broadcaster = createBroadcaster(realtime.io, (event) => metrics.emits.inc({ event }));
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
    run(pulse, signal) {
      beat = pulse.of("availability");
      const tail = { feed, clock, timers, broadcaster, hasListeners: realtime.hasClients, onError };
      const access = { directory: createAccessDirectory(), timers, onError, onTick: pulse.of("access") };
      return Promise.all([
        availability.run(signal),
        tailFeed({ ...tail, onTick: pulse.of("feed") }, signal),
        watchAccess(realtime.io, access, signal),
      ]);
    },
  };
}
