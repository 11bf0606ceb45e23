import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { until } from "../fixtures/until.ts";
import { listComplaints } from "./kit/complaints.ts";
import { type Listener, openListener } from "./kit/listener.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

/** A tenth of what a desk has, so that the test is a tenth as long. */
const SILENT_SECONDS = 6;

let world: ChaosWorld;
const open: Listener[] = [];
beforeAll(async () => {
  world = await startChaosWorld({
    PRESENCE_SECONDS: String(SILENT_SECONDS),
    PRESENCE_API_SECONDS: String(SILENT_SECONDS),
  });
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  for (const listener of open.splice(0)) listener.close();
  await world.stopConsumers();
  await world.clear();
});

async function openPage(url: string, who: Actor): Promise<Listener> {
  const page = openListener(world, url, who);
  open.push(page);
  await until(`${who.name}'s page is connected`, async () => page.isConnected());
  return page;
}

const isAway = async ({ id }: Actor) => {
  const row = await world.db.collection(agentRows).findOne({ _id: toObjectId(id) });
  return Boolean(row?.awaySince);
};
const untilAway = (who: Actor) => until(`${who.name} is away`, () => isAway(who), { withinMs: 30_000 });
const holds = async ({ id }: Actor) =>
  (await listComplaints(world.db, "In Progress")).filter(({ assignedTo }) => assignedTo === id).map((it) => it.id);

/** On duty with their page open. */
async function addHere(url: string, name: string): Promise<Actor> {
  const agent = await world.agent(name);
  await openPage(url, agent);
  return agent;
}

test("the only consumer is away for three times as long as anybody may be silent, under load: nothing is handed over", async () => {
  const consumer = await world.addConsumer();
  const agents = [await addHere(consumer.url, "Asha"), await addHere(consumer.url, "Tomás")];
  await world.file(2);
  await until("each has one", async () => (await Promise.all(agents.map(holds))).every((held) => held.length === 1));
  const before = await Promise.all(agents.map(holds));

  await consumer.end("SIGKILL");
  const backAt = performance.now() + 3 * SILENT_SECONDS * 1_000;
  while (performance.now() < backAt) {
    await world.file(1);
    await sleep(500);
  }
  await world.addConsumer({ REALTIME_PORT: new URL(consumer.url).port });
  // Somebody without a page shows that the desk goes by signs of life again.
  const dora = await world.agent("Dora");
  await untilAway(dora);
  expect(await Promise.all(agents.map(isAway))).toEqual([false, false]);
  expect(await Promise.all(agents.map(holds))).toEqual(before);
});

test("whoever's page is gone without a word is away, and their unbegun ticket is with somebody else within five seconds", async () => {
  const consumer = await world.addConsumer();
  const asha = await world.agent("Asha");
  const page = await openPage(consumer.url, asha);
  const [id = ""] = await world.file(1);
  await until("Asha has it", async () => (await holds(asha)).includes(id));
  const tomas = await addHere(consumer.url, "Tomás");
  page.close();
  await untilAway(asha);
  await until("Tomás has it", async () => (await holds(tomas)).includes(id));
  const when = async (type: EventType, aggId: string) => {
    const found = await world.db.collection(eventRows).find({ type, aggId }).toArray();
    return found.map(({ at }) => at.getTime()).at(-1) ?? Number.NaN;
  };
  expect((await when("ticket.assigned", id)) - (await when("agent.availability", asha.id))).toBeLessThan(5_000);

  await world.file(2);
  await until("Tomás's line waits", async () => (await listComplaints(world.db, "Open")).length === 2);
  expect(await holds(asha)).toEqual([]);
  await openPage(consumer.url, asha);
  await until("Asha is given the next one at once", async () => (await holds(asha)).length === 1);
});
