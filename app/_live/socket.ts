import { io, type Socket } from "socket.io-client";
import type { NotificationView } from "#server/desk/notices/wire.ts";
import type { Hint } from "./affected.ts";

export type PushedNotification = Omit<NotificationView, "read">;

interface Listeners {
  /** The connection has proved itself: at first, after each loss, and when checked. */
  readonly onAlive: () => void;
  readonly onLost: () => void;
  readonly onHint: (hint: Hint) => void;
  /** The server cannot tell what was missed: everything has to be fetched. */
  readonly onResync: () => void;
  readonly onNotification: (notification: PushedNotification) => void;
  readonly onAvailability: () => void;
}

interface SocketOptions extends Listeners {
  readonly url: string;
  /** A fresh token for each attempt: a laptop that slept holds an expired one. */
  readonly getToken: () => Promise<string>;
}

export interface LiveSocket {
  /** Proves that the connection is alive and asks for what was missed; opens a new one at once when it is not. */
  check(): void;
  /** Says which updates are on the screen now. Best effort: what cannot be sent at once is not sent. */
  shown(eventIds: readonly string[]): void;
  close(): void;
}

const ANSWER_LIMIT_MS = 1000;
const REFUSED_RETRY_MS = 3000;
/** The server takes no more at once; a trace can do without the rest. */
const MOST_SHOWN = 50;

/** One connection to the consumer's Socket.IO server. Sockets carry hints; the data comes over tRPC. */
export function openSocket({ url, getToken, ...on }: SocketOptions): LiveSocket {
  let since: string | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const socket: Socket = io(url, {
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    timeout: 5000,
    auth: (give) =>
      void getToken().then(
        (token) => give({ token }),
        () => give({}),
      ),
  });

  const hear = (hint: Hint) => {
    since = hint.eventId;
    on.onHint(hint);
  };
  const reopen = () => socket.disconnect().connect();
  /** @param isFresh a new connection is alive whatever its server's pace; reopening it would only add to its load. */
  const sync = async (isFresh: boolean) => {
    if (since === null) {
      on.onAlive();
      return on.onResync();
    }
    try {
      const answer: unknown = await socket.timeout(ANSWER_LIMIT_MS).emitWithAck("sync", { since });
      on.onAlive();
      const missed = missedIn(answer);
      if (!missed) return on.onResync();
      on.onAvailability();
      for (const hint of missed) hear(hint);
    } catch {
      on.onResync();
      if (isFresh) on.onAlive();
      else reopen();
    }
  };

  socket.on("connect", () => void sync(true));
  socket.on("disconnect", on.onLost);
  socket.on("connect_error", () => {
    on.onLost();
    // A refused handshake is final for the library; the next token may be good.
    if (!socket.active) retry = setTimeout(() => socket.connect(), REFUSED_RETRY_MS);
  });
  socket.on("complaintUpdated", (body: unknown) => isHint(body) && hear(body));
  socket.on("notification", (body: PushedNotification) => on.onNotification(body));
  socket.on("agentAvailability", on.onAvailability);

  return {
    check: () => void (socket.connected ? sync(false) : reopen()),
    shown: (eventIds) => void socket.volatile.emit("shown", { eventIds: eventIds.slice(0, MOST_SHOWN) }),
    close: () => {
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}

function isHint(body: unknown): body is Hint {
  return typeof body === "object" && body !== null && "ticketId" in body && "complaintId" in body && "rev" in body;
}

/** The hints in a `sync` answer, or null when the server said `resync`. */
function missedIn(answer: unknown): Hint[] | null {
  const events = typeof answer === "object" && answer !== null && "events" in answer ? answer.events : answer;
  return Array.isArray(events) ? events.filter(isHint) : null;
}
