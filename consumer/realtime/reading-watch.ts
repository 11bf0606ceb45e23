import { rooms } from "#server/core/events/event.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { NewsTail } from "#server/desk/access/news-tail.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { RealtimeServer } from "./protocol.ts";

const LOOK_EVERY_MS = 300;

export interface ReadingWatchPorts {
  readonly io: RealtimeServer;
  readonly tail: NewsTail;
  readonly clock: Clock;
  readonly onError: NonNullable<Loop["onError"]>;
}

/** Tells the other devices of somebody that they have read something: whichever process wrote it, it is found in the database. */
export function createReadingWatch({ io, tail, clock, onError }: ReadingWatchPorts): Loop {
  return {
    name: "readings",
    retryMs: () => LOOK_EVERY_MS,
    onError,
    async turn() {
      if (io.sockets.sockets.size === 0) tail.rewind();
      else {
        const readers = await tail.read();
        const at = clock.now().toISOString();
        for (const reader of readers) io.local.to(rooms.user(reader)).emit("read", { at });
      }
      return LOOK_EVERY_MS;
    },
  };
}
