import type { Clock, Timers } from "#server/ports/environment.ts";
import type { EventFeed, FeedPosition } from "#server/ports/event-feed.ts";
import type { Announcer } from "./broadcaster.ts";

const POLL_MS = 200;
const PAGE = 500;
/** Writes become visible out of order: what is this recent is read again. */
const OVERLAP_MS = 5_000;
const REREAD_EVERY = 5;
const MAX_BACKOFF_MS = 5_000;

export interface FeedTailPorts {
  readonly feed: EventFeed;
  /** Only to tell how much time has passed; what the time is, the feed tells. */
  readonly clock: Clock;
  readonly timers: Timers;
  readonly broadcaster: Announcer;
  /** Nobody listening, nothing read. */
  readonly hasListeners: () => boolean;
  readonly onTick: () => void;
  readonly onError: (error: unknown) => void;
}

/** Brings what other processes stored to the browsers connected here, until the signal aborts. */
export async function tailFeed(ports: FeedTailPorts, signal: AbortSignal): Promise<void> {
  const { feed, clock, timers, broadcaster } = ports;
  let errors = 0;
  let round = 0;
  let position: { events: FeedPosition; notices: FeedPosition } | null = null;
  let listenedSince: Date | null = null;
  while (!signal.aborted) {
    await timers.sleep(Math.min(MAX_BACKOFF_MS, POLL_MS * 2 ** Math.min(errors, 10)), signal);
    ports.onTick();
    if (signal.aborted || !ports.hasListeners()) {
      position = null;
      listenedSince = null;
      continue;
    }
    const rereads = ++round % REREAD_EVERY === 0;
    try {
      // The first answer may take its time, and whoever has connected meanwhile has fetched nothing since.
      listenedSince ??= clock.now();
      position ??= await startOf(feed, clock.now().getTime() - listenedSince.getTime());
      position.events = await follow(position.events, rereads, async (start) => {
        const page = await feed.listEventsAfter(start, PAGE);
        for (const event of page) broadcaster.event(event);
        return page;
      });
      position.notices = await follow(position.notices, rereads, async (start) => {
        const page = await feed.listNoticesAfter(start, PAGE);
        for (const { notice } of page) broadcaster.notice(notice);
        return page.map(({ notice, storedAt }) => ({ storedAt, id: notice.id }));
      });
      errors = 0;
    } catch (error) {
      if (errors++ === 0) ports.onError(error);
    }
  }
}

/**
 * Where to begin for somebody who connected so long ago, and a moment before. By the store's clock: this process's own
 * may be off by minutes.
 */
async function startOf(feed: EventFeed, agoMs: number): Promise<{ events: FeedPosition; notices: FeedPosition }> {
  const now = await feed.now();
  const start = before({ storedAt: new Date(now.getTime() - agoMs), id: "" });
  return { events: start, notices: start };
}

function before({ storedAt }: FeedPosition): FeedPosition {
  return { storedAt: new Date(storedAt.getTime() - OVERLAP_MS), id: "" };
}

/** Reads page after page; resolves to the position behind the last thing read so far. */
async function follow(
  reached: FeedPosition,
  rereads: boolean,
  readPage: (start: FeedPosition) => Promise<readonly FeedPosition[]>,
): Promise<FeedPosition> {
  let position = rereads ? before(reached) : reached;
  while (true) {
    const page = await readPage(position);
    position = page.at(-1) ?? position;
    if (page.length < PAGE) return position.storedAt < reached.storedAt ? reached : position;
  }
}
