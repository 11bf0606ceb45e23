import { createClient } from "redis";
import { describe, expect, test, vi } from "vitest";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { joinNeighbours, type Neighbours } from "./neighbours.ts";
import { hasRedis, startTestRedis, type TestRedis } from "./testing/redis.ts";

const SLOW = { timeout: 15_000, interval: 50 };
const why = hasRedis ? "with a real Redis" : "skipped, because redis-server is not installed";

interface Neighbour extends Disposable {
  readonly neighbours: Neighbours;
  readonly rings: () => number;
}

function aNeighbour({ url }: Pick<TestRedis, "url">): Neighbour {
  let rings = 0;
  const onRing = () => void rings++;
  const neighbours = joinNeighbours({ url, channel: "test", random: Math.random, timers, onRing, onChange: () => {} });
  return { neighbours, rings: () => rings, [Symbol.dispose]: neighbours.close };
}

/** Rings here until the other side hears it. */
async function untilHeard(here: Neighbour, there: Neighbour): Promise<void> {
  const before = there.rings();
  await vi.waitFor(() => {
    here.neighbours.ring();
    expect(there.rings()).toBeGreaterThan(before);
  }, SLOW);
}

describe.runIf(hasRedis)(`Several consumers, ${why}`, () => {
  test("what one has stored rings at the others, and not at itself; a burst rings once", async () => {
    await using redis = await startTestRedis();
    using here = aNeighbour(redis);
    using there = aNeighbour(redis);
    await untilHeard(here, there);
    await untilHeard(there, here);
    const [mine, theirs] = [here.rings(), there.rings()];
    for (let n = 0; n < 100; n++) here.neighbours.ring();
    await vi.waitFor(() => expect(there.rings()).toBeGreaterThan(theirs), SLOW);
    await untilHeard(there, here);
    expect(there.rings() - theirs).toBeLessThan(10);
    expect(here.rings() - mine).toBeGreaterThan(0);
  });

  test("whatever somebody else writes there only rings", async () => {
    await using redis = await startTestRedis();
    // Nobody else is there who could ring.
    using there = aNeighbour(redis);
    const stranger = createClient({ url: redis.url });
    stranger.on("error", () => {});
    await stranger.connect();
    const words = JSON.stringify({ name: "notification", rooms: ["user:carl"], body: { title: "x" } });
    await vi.waitFor(async () => {
      await stranger.publish("test", words);
      expect(there.rings()).toBeGreaterThan(0);
    }, SLOW);
    stranger.destroy();
  });

  test("a consumer does not wait for Redis, whether it is gone or frozen", async () => {
    await using redis = await startTestRedis();
    using here = aNeighbour(redis);
    await vi.waitFor(() => expect(here.neighbours.isAway()).toBe(false), SLOW);
    process.kill(redis.pid, "SIGSTOP");
    here.neighbours.ring();
    await vi.waitFor(() => expect(here.neighbours.isAway()).toBe(true), SLOW);
    await redis.kill();
    here.neighbours.ring();
    expect(here.neighbours.isAway()).toBe(true);
  });

  test("consumers find each other again when Redis is back, however late it is", async () => {
    await using redis = await startTestRedis();
    await redis.kill();
    using here = aNeighbour(redis);
    using there = aNeighbour(redis);
    expect(here.neighbours.isAway()).toBe(true);
    await redis.start();
    await untilHeard(here, there);
    await redis.kill();
    await vi.waitFor(() => expect(here.neighbours.isAway()).toBe(true), SLOW);
    await redis.start();
    await untilHeard(here, there);
  });
});
