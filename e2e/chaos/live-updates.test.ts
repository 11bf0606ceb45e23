import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasRedis, startTestRedis } from "#consumer/realtime/testing/redis.ts";
import type { Actor } from "#server/core/actor.ts";
import { until } from "../fixtures/until.ts";
import { type Listener, openListener, untilUpToDate } from "./kit/listener.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

interface Tab {
  readonly who: Actor;
  readonly listener: Listener;
}

let world: ChaosWorld;
const tabs: Tab[] = [];
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  for (const { listener } of tabs.splice(0)) listener.close();
  await world.stopConsumers();
  await world.clear();
});

async function openTabs(count: number, url: string, who: Actor): Promise<Tab[]> {
  const opened = Array.from({ length: count }, () => ({ who, listener: openListener(world, url, who) }));
  tabs.push(...opened);
  await until("every tab connected", async () => opened.every(({ listener }) => listener.isConnected()), {
    withinMs: 60_000,
  });
  return opened;
}

/** Events that a tab heard more than once over its socket. */
const repeated = (opened: readonly Tab[]) =>
  opened.flatMap(({ listener }) => [...listener.heard].filter(([, times]) => times > 1));

test("49: a consumer that is killed with 200 open tabs gets them back one by one, and no tab misses the last state", async () => {
  const gateway = await world.addConsumer();
  await world.addConsumer();
  // Slow, because each change is told to 200 tabs, and all of them live in this process.
  await using load = await startLoad(world, { agents: 3, perSecond: 4 });
  const opened = await openTabs(200, gateway.url, load.customer);
  await load.untilFiled(6);
  await gateway.end("SIGKILL");
  await load.untilFiled(6);
  await world.addConsumer({ REALTIME_PORT: new URL(gateway.url).port });
  await load.untilFiled(3);
  await load.untilAllSolved();
  await untilUpToDate(world.db, opened);

  const back = opened.map(({ listener }) => listener.connectedAt[1] ?? Number.NaN);
  expect(back.every(Number.isFinite)).toBe(true);
  // Not all in the same moment, which would be the next outage.
  expect(Math.max(...back) - Math.min(...back)).toBeGreaterThan(200);
});

test("50: a consumer that was frozen catches up with what the others did, and says it once", async () => {
  const gateway = await world.addConsumer();
  await world.addConsumer();
  await using load = await startLoad(world, { agents: 5, perSecond: 8 });
  const opened = await openTabs(10, gateway.url, load.customer);
  await load.untilFiled(12);
  gateway.signal("SIGSTOP");
  await load.untilFiled(25);
  gateway.signal("SIGCONT");
  await load.untilAllSolved();
  await untilUpToDate(world.db, opened);
  expect(repeated(opened)).toEqual([]);
});

test("50: tabs at different consumers hear the same, each event once, with nothing but the database between", async () => {
  const [one, other] = await Promise.all([world.addConsumer(), world.addConsumer()]);
  await using load = await startLoad(world, { agents: 5, perSecond: 8 });
  const opened = [...(await openTabs(5, one.url, load.customer)), ...(await openTabs(5, other.url, load.customer))];
  await load.untilFiled(12);
  await load.untilAllSolved();
  await untilUpToDate(world.db, opened);
  expect(repeated(opened)).toEqual([]);
});

describe.runIf(hasRedis)("With Redis", () => {
  test("51: tabs hear everything once, also while Redis is gone and when it is back, and the consumer says that it is", async () => {
    await using redis = await startTestRedis();
    const env = { REDIS_URL: redis.url };
    const [one, other] = await Promise.all([world.addConsumer(env), world.addConsumer(env)]);
    await using load = await startLoad(world, { agents: 5, perSecond: 8 });
    const opened = [...(await openTabs(5, one.url, load.customer)), ...(await openTabs(5, other.url, load.customer))];
    const notes = async () => JSON.stringify(await (await fetch(`${one.url}/readyz`)).json());
    await load.untilFiled(12);
    expect(await notes()).not.toContain("Redis");

    await redis.kill();
    await until("a word about Redis", async () => (await notes()).includes("Redis does not answer"));
    expect((await one.ready()).status).toBe(200);
    await load.untilFiled(12);
    await redis.start();
    await until("Redis is back", async () => !(await notes()).includes("Redis"));
    await load.untilFiled(12);
    await load.untilAllSolved();
    await untilUpToDate(world.db, opened);
    expect(repeated(opened)).toEqual([]);
    await world.expectNothingLost();
  });

  test("51: a consumer starts without Redis, and does its work", async () => {
    const consumer = await world.addConsumer({ REDIS_URL: "redis://127.0.0.1:1" });
    await using load = await startLoad(world, { agents: 2, perSecond: 20, atMost: 10 });
    await load.untilAllFiled();
    await load.untilAllSolved();
    expect(consumer.lines.join("\n")).toContain("Redis does not answer");
    expect(await consumer.end("SIGTERM")).toBe("code 0");
  });
});
