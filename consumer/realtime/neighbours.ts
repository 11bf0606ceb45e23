import { randomUUID } from "node:crypto";
import { createClient } from "redis";
import { createSoon } from "#server/core/bursts/soon.ts";
import type { Random, Timers } from "#server/core/ports/environment.ts";
import { backoffMs } from "#server/platform/backoff.ts";

/** For whoever looks after the desk. */
export const NEIGHBOURS_AWAY =
  "Redis does not answer; live updates of other consumers come from the database, a moment later.";

const RECONNECT = { baseMs: 200, capMs: 5_000 };
const MIN_RECONNECT_MS = 50;
const CONNECT_WITHIN_MS = 2_000;
/** A Redis that was frozen, or cut off without a word, is noticed by a ping that stays without an answer. */
const PING_EVERY_MS = 2_000;
const SILENT_MS = 6_000;
/** What comes together rings once. */
const RING_AFTER_MS = 5;

export interface NeighboursOptions {
  readonly url: string;
  /** Consumers with the same name hear each other. */
  readonly channel: string;
  readonly random: Random;
  readonly timers: Timers;
  /** Another consumer has stored something. */
  readonly onRing: () => void;
  /** Called when Redis goes away and when it is back, not at every failed attempt between. */
  readonly onChange: (away: unknown | null) => void;
}

/** The other consumers behind the same Redis. */
export interface Neighbours {
  /** Rings at every other process that can be reached; never waits and never fails. */
  ring(): void;
  isAway(): boolean;
  close(): void;
}

/**
 * Joins the consumers that share a Redis. They only ring: what happened each reads from the event store, so that nothing which
 * lies in Redis, whoever wrote it, can reach a browser. Nothing waits for Redis: it may come later, go away and return; what
 * is stored meanwhile the others find a moment later.
 */
export function joinNeighbours({ url, channel, random, timers, onRing, onChange }: NeighboursOptions): Neighbours {
  const self = randomUUID();
  const reconnectStrategy = (retries: number) => MIN_RECONNECT_MS + backoffMs(RECONNECT, retries + 1, random);
  const socket = { connectTimeout: CONNECT_WITHIN_MS, reconnectStrategy, socketTimeout: SILENT_MS };
  // What cannot be said at once is old news when Redis is back.
  const speaker = createClient({ url, disableOfflineQueue: true, pingInterval: PING_EVERY_MS, socket });
  const listener = createClient({ url, pingInterval: PING_EVERY_MS, socket });
  let away: unknown | null = null;
  const change = (next: unknown | null) => {
    const isNews = (away === null) !== (next === null);
    away = next;
    if (isNews) onChange(next);
  };
  speaker.on("error", change);
  speaker.on("ready", () => change(null));
  // It is the same Redis, and the speaker says how that is.
  listener.on("error", () => undefined);
  const hear = (ringer: string) => {
    if (ringer !== self) onRing();
  };
  speaker.connect().catch(change);
  listener
    .connect()
    .then(() => listener.subscribe(channel, hear))
    .catch(() => undefined);

  const soon = createSoon({
    timers,
    waitMs: RING_AFTER_MS,
    async step() {
      if (speaker.isReady) await speaker.publish(channel, self);
    },
    onError: () => undefined,
  });
  return {
    ring: soon.nudge,
    isAway: () => !speaker.isReady,
    close() {
      for (const client of [speaker, listener]) if (client.isOpen) client.destroy();
    },
  };
}
