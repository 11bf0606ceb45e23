import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { EventFeed, FeedPosition } from "#server/desk/events/event-feed.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";
import type { Announcer } from "./broadcaster.ts";

const POLL_MS = 200;
const PAGE = 500;
/** Writes become visible out of order: what is this recent is read again. */
const OVERLAP_MS = 5_000;
const REREAD_MS = 1_000;
/** However often somebody rings, the store is not asked more often. */
const PAUSE_MS = 20;
const MAX_BACKOFF_MS = 5_000;

export interface FeedTailPorts {
  readonly feed: EventFeed;
  /** Only to tell how much time has passed; what the time is, the feed tells. */
  readonly clock: Clock;
  readonly timers: Timers;
  readonly broadcaster: Announcer;
  /** Since when somebody has been listening; null while nobody does, and then nothing is read. */
  readonly listeningSince: () => Date | null;
  readonly onError: NonNullable<Loop["onError"]>;
}

/** How far a feed was read, and up to where it was when what is recent was read again the last time. */
interface Reading {
  readonly reached: FeedPosition;
  readonly settled: FeedPosition;
}

export interface FeedTail {
  /** Another process says that there is something new: asks for a look now. */
  nudge(): void;
  /** Looks five times a second, and when nudged. */
  readonly loop: Loop;
}

/** Brings what other processes stored to the browsers connected here. */
export function createFeedTail(ports: FeedTailPorts): FeedTail {
  const { feed, clock, timers, broadcaster, listeningSince, onError } = ports;
  const bell = createBell();
  let rereadAt = 0;
  let readings: { events: Reading; notices: Reading } | null = null;
  const look = async (since: Date) => {
    const nowMs = clock.now().getTime();
    // A new reading begins a moment before.
    if (!readings) rereadAt = nowMs;
    // Also when a clock was set back.
    const rereads = Math.abs(nowMs - rereadAt) >= REREAD_MS;
    if (rereads) rereadAt = nowMs;
    readings ??= await startOf(ports, since);
    readings.events = await follow(readings.events, rereads, async (start) => {
      const page = await feed.listEventsAfter(start, PAGE);
      for (const event of page) broadcaster.event(event);
      return page;
    });
    readings.notices = await follow(readings.notices, rereads, async (start) => {
      const page = await feed.listNoticesAfter(start, PAGE);
      for (const { notice } of page) broadcaster.notice(notice);
      return page.map(({ notice, storedAt }) => ({ storedAt, id: notice.id }));
    });
  };
  const loop: Loop = {
    bell,
    name: "feed",
    onError,
    retryMs: (failures) => Math.min(MAX_BACKOFF_MS, POLL_MS * 2 ** Math.min(failures, 10)),
    async turn(signal) {
      const since = listeningSince();
      if (!since) {
        readings = null;
        return POLL_MS;
      }
      try {
        await look(since);
      } finally {
        await timers.sleep(PAUSE_MS, signal);
      }
      return POLL_MS - PAUSE_MS;
    },
  };
  return { nudge: bell.ring, loop };
}

/**
 * Where to begin for somebody who has listened since then, and a moment before: what they fetched when they came is all
 * they know, however long it took until this process got here. By the store's clock; this process's own may be off by
 * minutes and only tells how much time has passed.
 */
async function startOf({ feed, clock }: FeedTailPorts, listeningSince: Date) {
  const now = await feed.now();
  const agoMs = clock.now().getTime() - listeningSince.getTime();
  const start = before({ storedAt: new Date(now.getTime() - agoMs), id: "" });
  const reading: Reading = { reached: start, settled: start };
  return { events: reading, notices: reading };
}

function before({ storedAt }: FeedPosition): FeedPosition {
  return { storedAt: new Date(storedAt.getTime() - OVERLAP_MS), id: "" };
}

/**
 * Reads page after page what is new. A reading again begins a moment before what the last one had reached, not before
 * what is reached now: whatever became visible late since then is found, however long ago that was on a machine with too
 * much to do.
 */
async function follow(
  { reached, settled }: Reading,
  rereads: boolean,
  readPage: (start: FeedPosition) => Promise<readonly FeedPosition[]>,
): Promise<Reading> {
  let position = rereads ? before(settled) : reached;
  while (true) {
    const page = await readPage(position);
    position = page.at(-1) ?? position;
    if (page.length === PAGE) continue;
    const newest = position.storedAt < reached.storedAt ? reached : position;
    return { reached: newest, settled: rereads ? newest : settled };
  }
}
