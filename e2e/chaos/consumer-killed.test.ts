import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CrashPoint } from "#server/core/crash-point.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { agentState, eventsOf, noticesTo, ticket, untilAssigned } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

/** One agent, one complaint, and a consumer that dies at this point of handling it. */
async function dieAt(point: CrashPoint) {
  const consumer = await world.consumer();
  const agent = await world.agent("Anna");
  await world.healed();
  await consumer.crashAt(point);
  const [id = ""] = await world.file();
  expect(await consumer.ended).toBe("SIGKILL");
  return { agent, id };
}

async function expectAssignedOnce({ agent, id }: Awaited<ReturnType<typeof dieAt>>) {
  await world.healed();
  await world.expectNothingLost();
  expect(await ticket(world.db, id)).toMatchObject({ status: "In Progress", slot: `${agent.id}#0` });
  expect(await eventsOf(world.db, id, "ticket.assigned")).toHaveLength(1);
  expect(await noticesTo(world.db, agent)).toBe(1);
  expect(await agentState(world.db, agent)).toMatchObject({ availability: "busy" });
}

test("16: killed after receiving a message, the message comes back and the complaint is assigned once", async () => {
  const scene = await dieAt("queue.received");
  expect(await ticket(world.db, scene.id)).toMatchObject({ status: "Open" });
  await expectAssignedOnce(scene);
});

test("17: killed when two of five claims were written, the other three are made by whoever takes over", async () => {
  await world.stopConsumers();
  const agents = await Promise.all(["Anna", "Ben", "Cleo", "Dev", "Eve"].map((name) => world.agent(name)));
  const ids = await world.file(5);
  await world.relayed();
  const consumer = await world.addConsumer({ QF_CRASH_AT: "pass.claim-written:2" });
  expect(await consumer.ended).toBe("SIGKILL");
  expect(await world.db.collection(complaintRows).countDocuments({ status: "In Progress" })).toBe(2);
  await world.healed();
  await world.expectNothingLost();
  await untilAssigned(world.db, ids);
  expect(await Promise.all(agents.map((agent) => noticesTo(world.db, agent)))).toEqual([1, 1, 1, 1, 1]);
});

test("18: killed after a claim, before the agent is shown as busy, the agent is shown as busy all the same", async () => {
  const scene = await dieAt("pass.claimed");
  expect(await ticket(world.db, scene.id)).toMatchObject({ status: "In Progress" });
  expect(await agentState(world.db, scene.agent)).toMatchObject({ availability: "available" });
  await expectAssignedOnce(scene);
});

test("18: killed after the agent was told, before they are shown as busy, they are told once and shown as busy", async () => {
  const scene = await dieAt("assigned.told");
  expect(await noticesTo(world.db, scene.agent)).toBe(1);
  await expectAssignedOnce(scene);
});

test("19: killed after everything is done, before the message is deleted, it comes back without effect", async () => {
  const scene = await dieAt("queue.handled");
  expect(await ticket(world.db, scene.id)).toMatchObject({ status: "In Progress" });
  await expectAssignedOnce(scene);
});

test("22: a message whose receiver was gone before the answer came is received again when its time is over", async () => {
  await world.stopConsumers();
  const agent = await world.agent("Anna");
  const [id = ""] = await world.file();
  await world.relayed();
  const effect = { kind: "drop-response" } as const;
  await world.aws.setFaults({ id: "ghost", service: "sqs", operation: "ReceiveMessage", effect, times: 1 });
  await world.addConsumer();
  await patiently("the lost answer", async () => (await world.aws.faults()).some(({ applied }) => applied === 1));
  await expectAssignedOnce({ agent, id });
});

test("22: a consumer killed while it waits for messages takes none of them with it", async () => {
  await world.stopConsumers();
  const agent = await world.agent("Anna");
  const consumer = await world.addConsumer();
  await world.healed();
  await consumer.end("SIGKILL");
  const [id = ""] = await world.file();
  await world.relayed();
  expect(await world.queue.depth()).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  await expectAssignedOnce({ agent, id });
});

test("23: a consumer frozen before its claims and thawed after another has made them changes nothing and notices it", async () => {
  await world.stopConsumers();
  const agent = await world.agent("Anna");
  const [id = ""] = await world.file();
  await world.relayed();
  const zombie = await world.addConsumer({ QF_CRASH_AT: "pass.before-claims:1:stop" });
  await zombie.frozenAt("pass.before-claims");
  await world.addConsumer();
  await untilAssigned(world.db, [id]);
  await patiently("the message handled elsewhere", async () => (await world.queue.depth()).inFlight === 0);
  zombie.signal("SIGCONT");
  await patiently("the zombie's lost claim", async () => {
    const stale = await zombie.metric("quickfix_dispatch_assignments_total", 'outcome="stale"');
    return stale === 1 && (await zombie.metric("quickfix_consumer_visibility_lost_total")) >= 1;
  });
  await expectAssignedOnce({ agent, id });
});
