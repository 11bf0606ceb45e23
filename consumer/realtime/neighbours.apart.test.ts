import { describe, expect, test, vi } from "vitest";
import { systemTimers } from "#server/platform/timers.ts";
import { hasRedis, startTestRedis, type TestRedis } from "./testing/redis.ts";
import { ADA, aFeedEvent, CARL, caughtUp, listen, type RealtimeWorld, startRealtimeWorld } from "./testing.ts";

const SLOW = { timeout: 15_000, interval: 50 };
const why = hasRedis ? "with a real Redis" : "skipped, because redis-server is not installed";

async function joined(redis: TestRedis): Promise<RealtimeWorld> {
  const world = await startRealtimeWorld({ redisUrl: redis.url });
  await vi.waitFor(() => expect(world.neighbours?.isAway()).toBe(false), SLOW);
  return world;
}

/** Tells new events here until the other side hears one; resolves to that one's id. */
async function untilHeard(here: RealtimeWorld, heard: unknown[]): Promise<void> {
  const before = heard.length;
  await vi.waitFor(() => {
    here.broadcaster.event(aFeedEvent());
    expect(heard.length).toBeGreaterThan(before);
  }, SLOW);
}

describe.runIf(hasRedis)(`Several consumers, ${why}`, () => {
  test("what one consumer did, the browsers of another hear at once and once", async () => {
    await using redis = await startTestRedis();
    await using here = await joined(redis);
    await using there = await joined(redis);
    const socket = await there.connect(CARL);
    const heard = listen(socket, "complaintUpdated");
    await untilHeard(here, heard);

    const event = aFeedEvent();
    here.broadcaster.event(event);
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ eventId: event.id })), SLOW);
    // The event store brings it as well, to both.
    there.broadcaster.stored.event(event);
    here.broadcaster.stored.event(event);
    await untilHeard(here, heard);
    await caughtUp(socket);
    expect(heard.filter((update) => JSON.stringify(update).includes(event.id))).toHaveLength(1);
  });

  test("a consumer that stops says goodbye to its own browsers only", async () => {
    await using redis = await startTestRedis();
    await using here = await joined(redis);
    await using there = await joined(redis);
    await using witness = await joined(redis);
    const mine = await here.connect(CARL);
    const other = await there.connect(ADA);
    const [toMine, toOther] = [mine, other].map((socket) => listen(socket, "server:draining"));
    const heard = listen(other, "complaintUpdated");
    await here.realtime.drain(systemTimers);
    await untilHeard(witness, heard);
    expect(toMine).toHaveLength(1);
    expect(toOther).toEqual([]);
  });

  test("a consumer's own browsers never wait for Redis, whether it is gone or frozen", async () => {
    await using redis = await startTestRedis();
    await using here = await joined(redis);
    const socket = await here.connect(CARL);
    const heard = listen(socket, "complaintUpdated");

    process.kill(redis.pid, "SIGSTOP");
    here.broadcaster.event(aFeedEvent());
    await caughtUp(socket);
    expect(heard).toHaveLength(1);

    await redis.kill();
    await vi.waitFor(() => expect(here.neighbours?.isAway()).toBe(true), SLOW);
    here.broadcaster.event(aFeedEvent());
    await caughtUp(socket);
    expect(heard).toHaveLength(2);
  });

  test("consumers find each other again when Redis is back, however late it is", async () => {
    await using redis = await startTestRedis();
    await redis.kill();
    await using here = await startRealtimeWorld({ redisUrl: redis.url });
    await using there = await startRealtimeWorld({ redisUrl: redis.url });
    expect(here.neighbours?.isAway()).toBe(true);
    const heard = listen(await there.connect(CARL), "complaintUpdated");
    await redis.start();
    await untilHeard(here, heard);
    await redis.kill();
    await vi.waitFor(() => expect(here.neighbours?.isAway()).toBe(true), SLOW);
    await redis.start();
    await untilHeard(here, heard);
  });
});
