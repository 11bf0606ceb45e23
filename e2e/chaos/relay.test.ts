import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CrashPoint } from "#server/core/crash-point.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { eventsOf, noticesTo, onlyTicket } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

/** Files a complaint through a web process that dies at this point of relaying its event. */
async function fileAndDieAt(point: CrashPoint) {
  const agent = await world.agent("Anna");
  await world.relayed();
  await world.web.process.crashAt(point);
  // The customer may or may not have had their answer by then.
  await world.file().catch(() => undefined);
  expect(await world.web.process.ended).toBe("SIGKILL");
  return { agent, id: String((await onlyTicket(world.db))._id) };
}

async function expectOnce({ agent, id }: Awaited<ReturnType<typeof fileAndDieAt>>, publishCount: number) {
  await world.expectNothingLost();
  expect(await eventsOf(world.db, id, "ticket.created")).toMatchObject([{ publishCount }]);
  expect(await eventsOf(world.db, id, "ticket.assigned")).toHaveLength(1);
  expect(await noticesTo(world.db, agent)).toBe(1);
}

test("3: killed after storing an event, before publishing it, the event is stored once and published", async () => {
  const scene = await fileAndDieAt("relay.stored");
  const [stored] = await eventsOf(world.db, scene.id, "ticket.created");
  expect(stored).toMatchObject({ publishCount: 0, publishedAt: null });
  await world.healed();
  await expectOnce(scene, 1);
  expect(await eventsOf(world.db, scene.id, "ticket.created")).toMatchObject([{ _id: stored?._id }]);
});

test("4: killed after publishing, before writing that down, the same event comes twice and nothing happens twice", async () => {
  await world.stopConsumers();
  const scene = await fileAndDieAt("relay.published");
  expect(await world.queue.depth()).toMatchObject({ visible: 2 }); // The agent's coming on duty, and this.
  const consumer = await world.addConsumer();
  await world.healed();
  await expectOnce(scene, 1);
  const label = 'event_type="ticket.created"';
  await consumer.untilMetric("messaging_process_duration_count", (handled) => handled === 2, label);
});

test("5: killed after an event was marked as done, before it left the outbox, it is published again without effect", async () => {
  const scene = await fileAndDieAt("relay.cleared");
  await world.healed();
  await expectOnce(scene, 2);
});

test("6: two sweepers that hold the same document publish it twice, and nothing happens twice", async () => {
  await world.stopConsumers();
  const scene = await fileAndDieAt("complaint.written");
  await world.db.collection(complaintRows).updateOne({ _id: toObjectId(scene.id) }, { $set: { outboxAt: new Date() } });
  const first = await world.addConsumer({ QF_CRASH_AT: "sweep.leased:1:stop" });
  await first.frozenAt("sweep.leased");
  // The lease runs out while its holder stands still.
  await world.db.collection(complaintRows).updateOne({ _id: toObjectId(scene.id) }, { $set: { outboxAt: new Date() } });
  await world.addConsumer();
  await patiently("the second sweeper's publication", async () => {
    const [event] = await eventsOf(world.db, scene.id, "ticket.created");
    return event?.publishCount === 1;
  });
  first.signal("SIGCONT");
  await patiently("the first sweeper's publication", async () => {
    const [event] = await eventsOf(world.db, scene.id, "ticket.created");
    return event?.publishCount === 2;
  });
  await world.healed();
  await expectOnce(scene, 2);
});
