import type { Clock, Timers } from "#server/ports/environment.ts";
import type { EventFeed, FeedPosition } from "#server/ports/event-feed.ts";
import type { Broadcaster } from "./broadcaster.ts";

const POLL_MS = 200;
const PAGE = 500;
/** Processes' clocks differ and writes become visible out of order: what is this recent is read again. */
const OVERLAP_MS = 5_000;
const REREAD_EVERY = 5;
const MAX_BACKOFF_MS = 5_000;

export interface FeedTailPorts {
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly broadcaster: Pick<Broadcaster, "event" | "notice">;
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
  let events: FeedPosition | null = null;
  let notices: FeedPosition | null = null;
  while (!signal.aborted) {
    await timers.sleep(Math.min(MAX_BACKOFF_MS, POLL_MS * 2 ** Math.min(errors, 10)), signal);
    ports.onTick();
    if (signal.aborted || !ports.hasListeners()) {
      events = null;
      notices = null;
      continue;
    }
    const recent = { storedAt: new Date(clock.now().getTime() - OVERLAP_MS), id: "" };
    const rereads = round++ % REREAD_EVERY === 0;
    try {
      events = await follow(rereads ? earlier(events, recent) : (events ?? recent), async (position) => {
        const page = await feed.listEventsAfter(position, PAGE);
        for (const event of page) broadcaster.event(event);
        return page;
      });
      notices = await follow(rereads ? earlier(notices, recent) : (notices ?? recent), async (position) => {
        const page = await feed.listNoticesAfter(position, PAGE);
        for (const { notice } of page) broadcaster.notice(notice);
        return page.map(({ notice, storedAt }) => ({ storedAt, id: notice.id }));
      });
      errors = 0;
    } catch (error) {
      if (errors++ === 0) ports.onError(error);
    }
  }
}

function earlier(position: FeedPosition | null, other: FeedPosition): FeedPosition {
  return position && position.storedAt < other.storedAt ? position : other;
}

/** Reads page after page; resolves to the position behind the last thing read. */
async function follow(
  start: FeedPosition,
  readPage: (position: FeedPosition) => Promise<readonly FeedPosition[]>,
): Promise<FeedPosition> {
  let position = start;
  while (true) {
    const page = await readPage(position);
    position = page.at(-1) ?? position;
    if (page.length < PAGE) return position;
  }
}
