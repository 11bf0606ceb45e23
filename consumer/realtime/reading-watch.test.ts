import { expect, test } from "vitest";
import type { UserId } from "#server/core/ids.ts";
import { createNewsTail } from "#server/desk/access/news-tail.ts";
import { createReadingWatch } from "./reading-watch.ts";
import { ADA, CARL, caughtUp, listen, startRealtimeWorld } from "./testing.ts";

const AT = new Date("2026-01-17T12:00:00.000Z");

/** Times of people as a database would tell them. */
function aFeed() {
  const times = new Map<UserId, Date>();
  let looks = 0;
  return {
    times,
    looks: () => looks,
    now: async () => AT,
    listChangedSince: async (since: Date) => {
      looks++;
      return [...times].flatMap(([userId, at]) => (at >= since ? [{ userId, at }] : []));
    },
  };
}

test("every device of whoever has read something hears of it, once, and nobody else's", async () => {
  await using world = await startRealtimeWorld();
  const feed = aFeed();
  const { io } = world.realtime;
  const watch = createReadingWatch({
    io,
    tail: createNewsTail(feed),
    clock: { now: () => AT },
    onError: (error) => {
      throw error;
    },
  });
  const look = () => watch.turn(new AbortController().signal);
  await look();
  expect(feed.looks(), "nobody listens").toBe(0);

  const [phone, laptop, ada] = [await world.connect(CARL), await world.connect(CARL), await world.connect(ADA)];
  const heard = [phone, laptop, ada].map((socket) => listen(socket, "read"));
  feed.times.set(CARL.userId, AT);
  await look();
  await look();
  await Promise.all([phone, laptop, ada].map(caughtUp));
  const once = [{ at: AT.toISOString() }];
  expect(heard).toEqual([once, once, []]);
});
