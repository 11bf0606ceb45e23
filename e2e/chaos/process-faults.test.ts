import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until } from "../fixtures/until.ts";
import { openListener, untilUpToDate } from "./kit/listener.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

const TEN_MINUTES = 600_000;

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  await world.stopConsumers();
  await world.clear();
});

test("48: clocks ten minutes ahead and behind make nothing wrong, and hide nothing from an open tab", async () => {
  const skewed = (ms: number) => world.addConsumer({ QUICKFIX_CLOCK_SKEW_MS: String(ms) });
  const [gateway] = await Promise.all([world.addConsumer(), skewed(TEN_MINUTES), skewed(-TEN_MINUTES)]);
  await using load = await startLoad(world, { agents: 5, perSecond: 10 });
  const who = load.customer;
  // At one whose clock is right: to the others the tab's token is over, or not valid yet.
  const listener = openListener(world, gateway.url, who);
  await until("a connected tab", async () => listener.isConnected(), { withinMs: 30_000 });
  await load.untilFiled(25);
  await load.untilAllSolved();
  await untilUpToDate(world.db, [{ who, listener }]);
  listener.close();
  await world.expectNothingLost();
});

test("54: a consumer that stood still for longer than it may says so, and what it held was done by another", async () => {
  const frozen = await world.addConsumer();
  await world.agent("Anna");
  await world.healed();
  await frozen.crashAt("queue.received:1:stop");
  await world.file();
  await frozen.frozenAt("queue.received");
  await world.addConsumer();
  await until("the message done by the other", async () => {
    const { visible, inFlight } = await world.queue.depth();
    return visible + inFlight === 0;
  });
  const alive = async () => (await fetch(`${frozen.url}/livez`)).json();
  const startedAt = performance.now();
  await until("six seconds of silence", async () => performance.now() - startedAt > 6_000, { everyMs: 250 });
  frozen.signal("SIGCONT");
  await until("a word about the standstill", async () =>
    JSON.stringify(await alive()).includes("The event loop stood still"),
  );
  await world.healed();
  await world.expectNothingLost();
  expect(await frozen.metric("quickfix_consumer_dead_letters_total")).toBe(0);
});
