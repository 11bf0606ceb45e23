import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { rooms } from "#server/core/events/event.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { JudgeSender } from "#server/platform/addresses/sender.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import { guardHandshake, type HandshakePorts, sentenceOf } from "./handshake.ts";
import { limitKnocks } from "./limit-knocks.ts";
import { limitSockets } from "./limit-sockets.ts";
import type { RealtimeServer } from "./protocol.ts";
import { dropSlowClients } from "./slow-clients.ts";
import { answerSyncs, type SyncPorts } from "./sync.ts";

/** A browser sends ids and nothing else. */
const MAX_MESSAGE_BYTES = 16 * 1024;
const MOST_PARTS = 20;
const CLOSE_OVER_MS = 2_000;
const MAX_PAUSE_MS = 20;
/** A page takes this process for gone when it hears nothing for both together, and says so a moment later: within eight seconds. */
const PING_EVERY_MS = 3_000;
const PONG_WITHIN_MS = 3_300;

export interface RealtimePorts extends HandshakePorts, SyncPorts {
  readonly clock: Clock;
  readonly counters: Counters;
  readonly judgeSender: JudgeSender;
  /** Whether this is a name of ours: a browser can be led here under another one. */
  readonly isOurHost: (host: string | undefined) => boolean;
  readonly onSlowClient: () => void;
}

export interface Realtime {
  readonly io: RealtimeServer;
  /** Since when somebody has been connected all the time; null while nobody is. */
  listeningSince(): Date | null;
  hasStaff(): boolean;
  hasLeads(): boolean;
  connections(): number;
  /** Says that it is leaving, then lets everybody go one by one within two seconds: they must not all come back at once. */
  drain(timers: Timers): Promise<void>;
}

/** Socket.IO on an HTTP server that somebody else listens with. */
export function createRealtime(http: HttpServer, ports: RealtimePorts): Realtime {
  const io: RealtimeServer = new Server(http, {
    transports: ["websocket", "polling"],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    serveClient: false,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PONG_WITHIN_MS,
    // Before the handshake: polling answers whoever asks, and a page of the same name sends no origin.
    allowRequest(request, decide) {
      if (ports.isOurHost(request.headers.host)) return decide(null, true);
      ports.onRefused("host");
      decide(sentenceOf("host"), false);
    },
    cors: { origin: (origin, decide) => decide(null, ports.isAllowedOrigin(origin)) },
  });
  // Each part of the live updates hears of who comes, once.
  io.sockets.setMaxListeners(MOST_PARTS);
  let listeningSince: Date | null = null;
  // Before anything that answers: nobody can have asked what they missed earlier than this.
  io.on("connection", (socket) => {
    listeningSince ??= ports.clock.now();
    socket.on("disconnect", () => {
      if (io.sockets.sockets.size === 0) listeningSince = null;
    });
  });
  limitConnections(http, io, ports);
  answerSyncs(io, ports);
  dropSlowClients(io, ports.onSlowClient);

  return {
    io,
    listeningSince: () => listeningSince,
    hasLeads: () => (io.sockets.adapter.rooms.get(rooms.leads)?.size ?? 0) > 0,
    hasStaff: () => (io.sockets.adapter.rooms.get(rooms.staff)?.size ?? 0) > 0,
    connections: () => io.sockets.sockets.size,
    async drain(timers) {
      // Only those connected here: with Redis, an emit to all would reach the browsers of every consumer.
      io.local.emit("server:draining");
      const sockets = [...io.sockets.sockets.values()];
      for (const socket of sockets) {
        await timers.sleep(Math.min(MAX_PAUSE_MS, CLOSE_OVER_MS / sockets.length));
        socket.disconnect(true);
      }
      await io.close();
    },
  };
}

/** From the first knock to the open connection: who may come in, and how many. */
function limitConnections(http: HttpServer, io: RealtimeServer, ports: RealtimePorts): void {
  const { counters, judgeSender } = ports;
  const onRefused = () => ports.onRefused("too-many");
  const knocks = { counters, onRefused };
  limitKnocks(http, {
    ...knocks,
    senderOf: ({ socket, headers }) => judgeSender({ peer: socket.remoteAddress, headers }),
  });
  guardHandshake(io, ports);
  limitSockets(io, { ...knocks, senderOf: ({ address, headers }) => judgeSender({ peer: address, headers }) });
}
