import { once } from "node:events";
import { createServer } from "node:http";
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import { butNot } from "#server/core/events/event.ts";
import { ticketIdOf, userIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { EventFeed, FeedEvent, FeedNotice, FeedPosition } from "#server/desk/events/event-feed.ts";
import { createSenderJudge } from "#server/platform/addresses/sender.ts";
import { systemClock } from "#server/platform/clock.ts";
import { createHosts } from "#server/platform/hosts.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createCounters } from "#server/platform/limits/counters.ts";
import { type LimitChanges, withChanges } from "#server/platform/limits/table.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { type Broadcaster, createBroadcaster } from "./broadcaster.ts";
import type { HandshakePorts } from "./handshake.ts";
import { createOriginCheck } from "./origins.ts";
import type { Arrival, Visitor } from "./protocol.ts";
import { createRealtime, type Realtime } from "./realtime-server.ts";

export const ORIGIN = "http://localhost:3000";

export interface MemoryFeed extends EventFeed {
  readonly events: FeedEvent[];
  readonly notices: FeedNotice[];
  /** How often it was read. */
  reads: number;
}

/** An event store of two arrays. */
export function createMemoryFeed(clock: Clock = systemClock): MemoryFeed {
  const events: FeedEvent[] = [];
  const notices: FeedNotice[] = [];
  const isAfter = (item: FeedPosition, { storedAt, id }: FeedPosition) =>
    item.storedAt > storedAt || (item.storedAt.getTime() === storedAt.getTime() && item.id > id);
  const inOrder = (a: FeedPosition, b: FeedPosition) =>
    a.storedAt.getTime() - b.storedAt.getTime() || (a.id < b.id ? -1 : 1);
  const listAfter = (position: FeedPosition, limit: number) =>
    events
      .filter((event) => isAfter(event, position))
      .toSorted(inOrder)
      .slice(0, limit);

  return {
    events,
    notices,
    reads: 0,
    now: async () => clock.now(),
    async listEventsAfter(position, limit) {
      this.reads++;
      return listAfter(position, limit);
    },
    async listEventsFor(rooms, position, limit) {
      const mine = listAfter(position, Number.POSITIVE_INFINITY);
      const isHeard = ({ audience }: FeedEvent) =>
        audience.some((room) => rooms.includes(room)) && !rooms.some((room) => audience.includes(butNot(room)));
      return mine.filter(isHeard).slice(0, limit);
    },
    async listNoticesAfter(position, limit) {
      return notices.filter(({ notice, storedAt }) => isAfter({ storedAt, id: notice.id }, position)).slice(0, limit);
    },
    async findStoredAt(eventId) {
      return events.find((event) => event.id === eventId)?.storedAt ?? null;
    },
  };
}

/** An event about one customer's ticket, as the store holds it. */
export function aFeedEvent(overrides: Partial<FeedEvent> = {}): FeedEvent {
  const id = systemIds.eventId();
  const hint = {
    ticketId: ticketIdOf(systemIds.documentId()),
    complaintId: "COMP-10001",
    rev: 2,
    status: "Open",
    assignedTo: null,
  } as const;
  const at = new Date();
  return { id, at, storedAt: at, audience: ["user:carl", "staff"], hint, ...overrides };
}

function aVisitor(name: string, role: Role): Arrival {
  const userId = userIdOf(name);
  return { userId, role, credential: { kind: "bearer", userId, sessionVersion: 1, endsAt: null }, owes: null };
}

export const CARL = aVisitor("carl", "user");
export const EVE = aVisitor("eve", "user");
export const ADA = aVisitor("ada", "agent");
export const INES = aVisitor("ines", "admin");

export interface RealtimeWorld extends AsyncDisposable {
  readonly realtime: Realtime;
  readonly broadcaster: Broadcaster;
  readonly feed: MemoryFeed;
  readonly url: string;
  readonly refused: string[];
  readonly dropped: { count: number };
  /** Connects as this person; rejects with the server's refusal. */
  connect(who: Visitor | string, options?: Partial<ManagerOptions & SocketOptions>): Promise<Socket>;
}

/** A real Socket.IO server on a free port; tokens are the names of the people above. */
export async function startRealtimeWorld({
  clock = systemClock,
  limits,
  verifyToken,
}: {
  clock?: Clock;
  /** Other numbers than the usual ones. */
  limits?: LimitChanges;
  /** Tokens are the names of the people above unless given. */
  verifyToken?: HandshakePorts["verifyToken"];
} = {}): Promise<RealtimeWorld> {
  const people = new Map<string, Arrival>([CARL, EVE, ADA, INES].map((visitor) => [visitor.userId, visitor]));
  const feed = createMemoryFeed(clock);
  const refused: string[] = [];
  const dropped = { count: 0 };
  const http = createServer();
  const realtime = createRealtime(http, {
    clock,
    async verifyToken(token) {
      if (token === "database-is-away") throw new Error("no primary");
      return verifyToken ? verifyToken(token) : (people.get(token) ?? null);
    },
    isAllowedOrigin: createOriginCheck([ORIGIN], true),
    isOurHost: createHosts([new URL(ORIGIN).host]).isOurs,
    onRefused: (code) => void refused.push(code),
    feed,
    onAnswer: () => {},
    counters: createCounters({ table: withChanges(limits ?? {}) }),
    judgeSender: createSenderJudge({ trustedProxies: [] }),
    onSlowClient: () => void dropped.count++,
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const sockets: Socket[] = [];
  const broadcaster = createBroadcaster(realtime.io, { onEmit: () => {} });

  return {
    realtime,
    broadcaster,
    feed,
    url,
    refused,
    dropped,
    async connect(who, options = {}) {
      const token = typeof who === "string" ? who : who.userId;
      const socket = io(url, { transports: ["websocket"], forceNew: true, auth: { token }, ...options });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      return socket;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.close();
      await realtime.drain(systemTimers);
    },
  };
}

/** Everything of this name that the socket heard, growing. */
export function listen(socket: Socket, name: string): unknown[] {
  const heard: unknown[] = [];
  socket.on(name, (payload) => heard.push(payload));
  return heard;
}

/** Resolves once everything sent to this socket so far has arrived: the answer comes behind it on the same connection. */
export function caughtUp(socket: Socket): Promise<unknown> {
  return socket.emitWithAck("sync", null);
}
