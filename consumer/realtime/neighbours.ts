import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import type { Random } from "#server/core/ports/environment.ts";
import { backoffMs } from "#server/platform/backoff.ts";
import type { RealtimeServer } from "./protocol.ts";
import { Told } from "./told.ts";

/** For whoever looks after the desk. */
export const NEIGHBOURS_AWAY =
  "Redis does not answer; live updates of other consumers come from the database, a moment later.";

const RECONNECT = { baseMs: 200, capMs: 5_000 };
const MIN_RECONNECT_MS = 50;
const CONNECT_WITHIN_MS = 2_000;
/** A Redis that was frozen, or cut off without a word, is noticed by a ping that stays without an answer. */
const PING_EVERY_MS = 2_000;
const SILENT_MS = 6_000;

export interface NeighboursOptions {
  readonly url: string;
  /** Consumers with the same name hear each other. */
  readonly channel: string;
  readonly random: Random;
  readonly onTold: (told: Told) => void;
  /** Called when Redis goes away and when it is back, not at every failed attempt between. */
  readonly onChange: (away: unknown | null) => void;
}

/** The other consumers behind the same Redis. */
export interface Neighbours {
  /** Says it to every other process that can be reached; never waits and never fails. */
  tell(told: Told): void;
  isAway(): boolean;
  close(): void;
}

/**
 * Joins the consumers that share a Redis, through Socket.IO's adapter for Redis streams. Nothing waits for Redis:
 * it may come later, go away and return. Meanwhile the event store brings the same, a moment later.
 */
export function joinNeighbours(io: RealtimeServer, options: NeighboursOptions): Neighbours {
  const { url, channel, random, onTold, onChange } = options;
  const socket = {
    connectTimeout: CONNECT_WITHIN_MS,
    reconnectStrategy: (retries: number) => MIN_RECONNECT_MS + backoffMs(RECONNECT, retries + 1, random),
  };
  // RESP 2: the shape of replies that the adapter was written for.
  const speaker = createClient({
    url,
    RESP: 2,
    // What cannot be said at once is old news when Redis is back.
    disableOfflineQueue: true,
    pingInterval: PING_EVERY_MS,
    socket: { ...socket, socketTimeout: SILENT_MS },
  });
  let away: unknown | null = null;
  const change = (next: unknown | null) => {
    const isNews = (away === null) !== (next === null);
    away = next;
    if (isNews) onChange(next);
  };
  speaker.on("error", change);
  speaker.on("ready", () => change(null));

  const publish = speaker.publish.bind(speaker);
  const forAdapter = Object.assign(speaker, {
    // The adapter does not wait for its publishing, so a rejection would end the process.
    publish: (to: string, message: Buffer) => publish(to, message).catch(() => 0),
    // Its readers ask again the moment they fail: without a queue that waits for Redis they would spin.
    duplicate: () => createClient({ url, RESP: 2, socket }),
  });
  io.adapter(createAdapter(forAdapter, { streamName: channel, channelPrefix: channel }));
  io.on("told", (message) => {
    const told = Told.safeParse(message);
    if (told.success) onTold(told.data);
  });
  speaker.connect().catch(change);

  return {
    tell(told) {
      if (speaker.isReady) io.serverSideEmit("told", told);
    },
    isAway: () => !speaker.isReady,
    close() {
      if (speaker.isOpen) speaker.destroy();
    },
  };
}
