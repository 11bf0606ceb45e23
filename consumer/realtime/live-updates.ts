import { createHash } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import { createNewsTail } from "#server/desk/access/news-tail.ts";
import { verifyRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { readStandings } from "#server/desk/access/standing.ts";
import { askedStandings } from "#server/desk/access/standings.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { createAlertStore } from "#server/desk/alerts/store.ts";
import { createNamesReader } from "#server/desk/audit/names-reader.ts";
import { createAttentionStore } from "#server/desk/colleagues/attention-store.ts";
import { createEventFeed } from "#server/desk/events/event-feed.ts";
import { createReadingFeed } from "#server/desk/notices/readings.ts";
import { createAccessFeed } from "#server/desk/people/access-changes.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createSecondFactorStore } from "#server/desk/second-factor/store.ts";
import { createSessionStore } from "#server/desk/sessions/store.ts";
import type { JudgeSender } from "#server/platform/addresses/sender.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Hosts } from "#server/platform/hosts.ts";
import { createCounters } from "#server/platform/limits/counters.ts";
import type { Loop } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createAccessWatch } from "./access-watch.ts";
import { createAlertWatch } from "./alert-watch.ts";
import { watchAttention } from "./attention.ts";
import { createAvailabilityWatch } from "./availability-watch.ts";
import { type Broadcaster, createBroadcaster } from "./broadcaster.ts";
import { countEmits, type EmitCountPorts } from "./count-emits.ts";
import type { ObserveLive } from "./facts.ts";
import { createFeedTail } from "./feed-tail.ts";
import { joinNeighbours, NEIGHBOURS_AWAY, type Neighbours } from "./neighbours.ts";
import { createOriginCheck } from "./origins.ts";
import type { RealtimeServer } from "./protocol.ts";
import { createReadingWatch } from "./reading-watch.ts";
import { createRealtime } from "./realtime-server.ts";

export interface LiveUpdates {
  readonly io: RealtimeServer;
  readonly broadcaster: Broadcaster;
  /** Something may have changed who is free: staff are told within a moment. */
  nudge(): void;
  /** This process has changed what leads are told of the desk: they are told at once. */
  nudgeLeads(): void;
  /** What runs beside the sockets. */
  readonly loops: readonly Loop[];
  /** What is slower than usual, one sentence each. */
  notes(): readonly string[];
  /** Says goodbye to the browsers connected here and lets them go. */
  drain(): Promise<void>;
}

export interface LiveUpdatesPorts extends Pick<EmitCountPorts, "figures" | "marker"> {
  readonly db: Database;
  readonly env: ConsumerEnv;
  readonly worker: string;
  readonly observe: ObserveLive;
  readonly visitors: { readonly hosts: Pick<Hosts, "isOurs">; readonly judgeSender: JudgeSender };
}

/** Live updates on an HTTP server, fed by this process at once and by the event store for what others did. */
export function openLiveUpdates(http: HttpServer, ports: LiveUpdatesPorts): LiveUpdates {
  const { db, env, figures, marker, worker, observe, visitors } = ports;
  const feed = createEventFeed(db);
  const stores = {
    accounts: createAccountStore(db),
    sessions: createSessionStore(db),
    apiTokens: createApiTokenStore(db),
    secondFactors: createSecondFactorStore(db),
  };
  const access = {
    ...stores,
    standings: askedStandings(stores),
    clock,
    secret: env.authSecret,
    previousSecret: env.previousAuthSecret,
  };
  const realtime = createRealtime(http, {
    clock,
    async verifyToken(token) {
      const found = await verifyRealtimeToken(access, token);
      return (
        found && { userId: found.actor.id, role: found.actor.role, credential: found.credential, owes: found.owes }
      );
    },
    isAllowedOrigin: createOriginCheck([env.publicUrl, env.realtimeUrl], env.mode !== "production" && !env.isPublic),
    isOurHost: visitors.hosts.isOurs,
    onRefused: (reason) => observe({ kind: "refused", reason }),
    feed,
    onAnswer: (result) =>
      observe(
        "resync" in result ? { kind: "resync", reason: result.resync } : { kind: "caught-up", events: result.events },
      ),
    counters: createCounters(env.limits),
    judgeSender: visitors.judgeSender,
    onSlowClient: () => observe({ kind: "slow-client" }),
  });
  const countConnections = () => observe({ kind: "connections", count: realtime.connections() });
  realtime.io.on("connection", (socket) => {
    countConnections();
    socket.on("disconnect", countConnections);
  });

  const neighbours = joinIfAny(env, observe, () => {
    tail.nudge();
    attention.nudge();
  });
  const countEmit = countEmits(realtime.io, { figures, marker, worker, now: clock.now });
  const broadcaster = createBroadcaster(realtime.io, {
    onEmit(event, told) {
      observe({ kind: "emitted", event, told });
      if (told) countEmit(told);
    },
    ringOthers: () => neighbours?.ring(),
  });

  const onError = (error: unknown) => observe({ kind: "delayed", error });
  const onFirstError = (error: unknown, failures: number) => void (failures === 1 && onError(error));
  const { hasStaff: hasListeners, listeningSince } = realtime;
  const directory = createAgentDirectory(db);
  const availability = createAvailabilityWatch({
    directory,
    broadcaster,
    clock,
    timers,
    hasListeners,
    onError: onFirstError,
  });
  const alerts = createAlertWatch({
    alerts: createAlertStore(db),
    broadcaster,
    clock,
    hasListeners: realtime.hasLeads,
    onError: onFirstError,
  });
  const tail = createFeedTail({
    feed,
    clock,
    timers,
    broadcaster: broadcaster.stored,
    listeningSince,
    onError: onFirstError,
  });
  const attention = watchAttention({
    io: realtime.io,
    store: createAttentionStore(db),
    names: createNamesReader(db).names,
    worker,
    timers,
    elapsed: () => performance.now(),
    hasListeners,
    ringOthers: () => neighbours?.ring(),
    onError: onFirstError,
  });
  return {
    io: realtime.io,
    broadcaster,
    nudge: availability.nudge,
    nudgeLeads: alerts.nudge,
    loops: [
      availability.loop,
      alerts.loop,
      tail.loop,
      attention.loop,
      createAccessWatch({
        io: realtime.io,
        read: (userIds) => readStandings(stores, userIds),
        tail: createNewsTail(createAccessFeed(db)),
        clock,
        elapsed: () => performance.now(),
        onError: onFirstError,
      }),
      createReadingWatch({
        io: realtime.io,
        tail: createNewsTail(createReadingFeed(db)),
        clock,
        onError: onFirstError,
      }),
    ],
    notes: () => (neighbours?.isAway() ? [NEIGHBOURS_AWAY] : []),
    async drain() {
      await realtime.drain(timers);
      await attention.drain();
      neighbours?.close();
    },
  };
}

function joinIfAny({ redisUrl: url, aws }: ConsumerEnv, observe: ObserveLive, onRing: () => void): Neighbours | null {
  if (!url) return null;
  // Consumers of the same queue belong together, also when several installations share a Redis.
  const channel = `quickfix:${createHash("sha256").update(aws.queueUrl).digest("hex").slice(0, 16)}`;
  const onChange = (error: unknown | null) => observe({ kind: "neighbours-away", error });
  return joinNeighbours({ url, channel, random: Math.random, timers, onRing, onChange });
}
