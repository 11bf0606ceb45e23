import { io, type Socket } from "socket.io-client";
import type { z } from "zod";
import {
  type AttendReport,
  LIVE,
  LIVE_EVENTS,
  type LiveBody,
  type LiveEvent,
  MOST_SHOWN,
  SyncAnswer,
} from "#server/core/live.ts";

/** What is done about each thing that can be heard. */
type Hears = { readonly [Event in LiveEvent]: (body: LiveBody<Event>) => void };

interface Listeners {
  /** The connection has proved itself: at first, after each loss, and when checked. */
  readonly onAlive: () => void;
  readonly onLost: () => void;
  /** The server cannot tell what was missed: everything has to be fetched. */
  readonly onResync: () => void;
  /** Every hint that was missed was heard; what is said only to those who are there was not. */
  readonly onCaughtUp: () => void;
  readonly hears: Hears;
}

interface SocketOptions extends Listeners {
  readonly url: string;
  /** A fresh token for each attempt: a laptop that slept holds an expired one. */
  readonly getToken: () => Promise<string>;
  /** How long an attempt may take, by its number since the connection was lost. */
  readonly patienceMs?: (attempt: number) => number;
}

export interface LiveSocket {
  /** Proves that the connection is alive and asks for what was missed; opens a new one at once when it is not. */
  check(): void;
  /** Says which ticket this tab shows, now and whenever the connection is a new one. */
  attend(report: AttendReport): void;
  /** Says which updates are on the screen now. Best effort: what cannot be sent at once is not sent. */
  shown(eventIds: readonly string[]): void;
  close(): void;
}

const ANSWER_LIMIT_MS = 1000;
const REFUSED_RETRY_MS = 3000;
/** Not all at once: the others were told the same. */
const BACK_WITHIN_MS = 1500;
/**
 * Whoever had a WebSocket has one again when the server is back: only with every third attempt is polling tried, too, because they may be
 * on another network. It costs the server several requests where thousands come back.
 */
const POLLING_EVERY = 3;
const PATIENCE = { firstMs: 5000, mostMs: 15_000 };

/**
 * Longer with each attempt. When thousands come back at once, whoever gives up on a server that is slow comes again and makes it
 * slower, and what it had done for them was for nothing.
 */
export function patienceMsOf(attempt: number): number {
  return Math.min(PATIENCE.firstMs * attempt, PATIENCE.mostMs);
}

/** One connection to the consumer's Socket.IO server. Sockets carry hints; the data comes over tRPC. */
export function openSocket({ url, getToken, patienceMs = patienceMsOf, ...on }: SocketOptions): LiveSocket {
  let since: string | null = null;
  let attends: AttendReport | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hadWebSocket = false;
  const socket: Socket = io(url, {
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    timeout: patienceMs(1),
    auth: (give) =>
      void getToken().then(
        (token) => give({ token }),
        () => give({}),
      ),
  });

  socket.io.on("reconnect_attempt", (attempt) => {
    socket.io.timeout(patienceMs(attempt));
    socket.io.opts.tryAllTransports = !hadWebSocket || attempt % POLLING_EVERY === 0;
  });

  const hears: Hears = {
    ...on.hears,
    complaintUpdated(hint) {
      since = hint.eventId;
      on.hears.complaintUpdated(hint);
    },
  };
  const reopen = () => socket.disconnect().connect();
  /** @param isFresh a new connection is alive whatever its server's pace; reopening it would only add to its load. */
  const sync = async (isFresh: boolean) => {
    if (since === null) {
      on.onAlive();
      return on.onResync();
    }
    try {
      const said: unknown = await socket.timeout(ANSWER_LIMIT_MS).emitWithAck("sync", { since });
      on.onAlive();
      const answer = SyncAnswer.safeParse(said);
      if (!answer.success || "resync" in answer.data) return on.onResync();
      on.onCaughtUp();
      for (const hint of answer.data.events) hears.complaintUpdated(hint);
    } catch {
      on.onResync();
      if (isFresh) on.onAlive();
      else reopen();
    }
  };

  socket.on("connect", () => {
    hadWebSocket = socket.io.engine.transport.name === "websocket";
    if (attends) socket.emit("attend", attends);
    void sync(true);
  });
  socket.on("disconnect", (reason) => {
    on.onLost();
    // A server that says goodbye is about to stop: for the library that is final, for us there is another one.
    if (reason === "io server disconnect") retry = setTimeout(() => socket.connect(), BACK_WITHIN_MS * Math.random());
  });
  socket.on("connect_error", (error) => {
    on.onLost();
    // A refused handshake is final for the library; the next token may be good, or another tab closed.
    if (!socket.active) retry = setTimeout(() => socket.connect(), waitAfter(error));
  });
  for (const event of LIVE_EVENTS) listen(socket, hears, event);

  return {
    check: () => void (socket.connected ? sync(false) : reopen()),
    attend(report) {
      attends = report;
      if (socket.connected) socket.emit("attend", report);
    },
    shown: (eventIds) => void socket.volatile.emit("shown", { eventIds: eventIds.slice(0, MOST_SHOWN) }),
    close: () => {
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}

/** How long to wait after a refusal: as long as it says. */
function waitAfter(refusal: Error & { data?: { retryAfterSeconds?: unknown } }): number {
  const seconds = Number(refusal.data?.retryAfterSeconds);
  return seconds > 0 ? seconds * 1_000 : REFUSED_RETRY_MS;
}

const SHAPES: { readonly [Event in LiveEvent]: z.ZodType<LiveBody<Event>> } = LIVE;

/** What does not have the shape that both ends agreed on is not heard. */
function listen<Event extends LiveEvent>(socket: Socket, hears: Pick<Hears, Event>, event: Event): void {
  const schema = SHAPES[event];
  socket.on<string>(event, (body: unknown) => {
    const { data, success } = schema.safeParse(body);
    if (success) hears[event](data);
  });
}
