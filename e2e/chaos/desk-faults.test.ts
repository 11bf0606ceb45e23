import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { until } from "../fixtures/until.ts";
import { findComplaint, listComplaints } from "./kit/complaints.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  await world.repaired();
  await world.clear();
});

const duty = (agent: Actor, availability: "available" | "offline") =>
  world.web.ask(agent, { kind: "availability", agentId: agent.id, input: { availability } });
const resolve = (agent: Actor, ref: string) =>
  world.web.ask(agent, { kind: "status", ref, input: { status: "Resolved" } });
const countEvents = (aggId: string | undefined, type: EventRow["type"]) =>
  world.db.collection(eventRows).countDocuments({ aggId, type });
const isHeldBy = (id: string | undefined, agent: Actor) => async () =>
  (await findComplaint(world.db, id)).assignedTo === agent.id;

test("35: an agent who leaves between being looked at and being given a complaint does not keep it", async () => {
  const slow = await world.consumer();
  const agent = await world.agent("Anna");
  await world.healed();
  await slow.crashAt("pass.before-claims:1:stop");
  const [id] = await world.file();
  await slow.frozenAt("pass.before-claims");
  await duty(agent, "offline");
  slow.signal("SIGCONT");
  await world.healed();
  await world.expectNothingLost();
  expect(await findComplaint(world.db, id)).toMatchObject({ status: "Open", assignedTo: null });

  const other = await world.agent("Ben");
  await until("the complaint with the agent who is there", isHeldBy(id, other));
});

test("36: a web process killed right after an agent went off duty leaves nothing with that agent", async () => {
  await world.consumer();
  const agent = await world.agent("Anna");
  const [id] = await world.file();
  await until("the complaint with the agent", isHeldBy(id, agent));
  await world.healed();
  await world.web.process.crashAt("agent.written");
  await expect(duty(agent, "offline")).rejects.toThrow("SIGKILL");
  await world.healed();
  await world.expectNothingLost();
  expect(await findComplaint(world.db, id)).toMatchObject({ status: "Open", assignedTo: null });
});

test("37: the complaint of an agent whose record vanished goes back into the line", async () => {
  await world.consumer();
  const agent = await world.agent("Anna");
  const [id] = await world.file();
  await until("the complaint with the agent", isHeldBy(id, agent));
  await world.healed();
  await world.stopConsumers("SIGTERM");
  await world.db.collection(agentRows).deleteOne({ _id: toObjectId(agent.id) });
  await world.addConsumer({ QUICKFIX_RECONCILE: "on" });
  const isOpen = async () => (await findComplaint(world.db, id)).status === "Open";
  await until("the complaint in line", isOpen, { withinMs: 60_000 });
  await world.stopConsumers("SIGTERM");
});

test("38: an agent who comes and goes twenty times while complaints come in loses none of them", async () => {
  await world.consumer();
  // Bounded: on a slow machine the comings and goings take longer, and must not let the line grow meanwhile.
  await using load = await startLoad(world, { agents: 3, perSecond: 10, atMost: 80 });
  const [restless] = load.agents;
  if (!restless) throw new Error("three agents");
  for (let turn = 0; turn < 20; turn++) {
    await duty(restless, "offline");
    await duty(restless, "available");
  }
  await load.untilAllSolved();
  await world.expectNothingLost();
});

test("39: a line that waits for somebody costs no message a retry, and moves by urgency, then by age", async () => {
  const consumer = await world.addConsumer();
  const agent = await world.agent("Anna");
  await duty(agent, "offline");
  const customer = await world.person("user", "Carl");
  const line: string[] = [];
  for (let n = 1; n <= 20; n++) line.push((await world.web.file(customer, { title: `Waiting, ${n}` }))._id);
  const urgent = await world.web.file(customer, { title: "The whole office is down" });
  const admin = await world.person("admin", "Ada");
  await world.web.ask(admin, { kind: "priority", ref: urgent._id, priority: "Critical" });
  await world.healed();
  expect(await consumer.metric("quickfix_consumer_retries_total")).toBe(0);

  await duty(agent, "available");
  for (const id of [urgent._id, ...line]) {
    await until(`the complaint ${id} with the agent`, isHeldBy(id, agent));
    await resolve(agent, id);
  }
  await world.healed();
  await world.expectNothingLost();
});

test("40: a complaint that was closed before its turn is left alone; one that is gone is put aside with a word", async () => {
  await world.stopConsumers();
  await world.agent("Anna");
  const [closed, gone] = await world.file(2);
  const admin = await world.person("admin", "Ada");
  await world.web.ask(admin, { kind: "status", ref: closed ?? "", input: { status: "Closed" } });
  await world.relayed();
  await world.db.collection(complaintRows).deleteOne({ _id: toObjectId(gone ?? "") });
  const consumer = await world.addConsumer();
  await world.healed();
  expect((await findComplaint(world.db, closed)).status).toBe("Closed");
  expect(await countEvents(closed, "ticket.assigned")).toBe(0);
  await consumer.untilLine("a message was put aside");
  expect(consumer.lines.join("\n")).toContain(`There is no complaint with the id ${gone}`);
});

test("41: of two people who solve, or solve and take away, the same complaint at once, one does it", async () => {
  await world.consumer();
  const agents = [await world.agent("Anna"), await world.agent("Ben")] as const;
  const [first, second] = await world.file(2);
  const bothHeld = async () => (await listComplaints(world.db, "In Progress")).length === 2;
  await until("both complaints with somebody", bothHeld);
  const admin = await world.person("admin", "Ada");
  const holderOf = async (id: string | undefined) => {
    const { assignedTo } = await findComplaint(world.db, id);
    return agents.find((agent) => agent.id === assignedTo) ?? agents[0];
  };
  const holder = await holderOf(first);
  const twice = await Promise.allSettled([resolve(holder, first ?? ""), resolve(admin, first ?? "")]);
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

  const from = await holderOf(second);
  const to = agents.find((agent) => agent !== from) ?? agents[0];
  const assign = { kind: "assign", ref: second ?? "", input: { agentId: to.id } } as const;
  await Promise.allSettled([resolve(from, second ?? ""), world.web.ask(admin, assign)]);
  await world.healed();
  await world.expectNothingLost();
  expect(await countEvents(first, "ticket.resolved")).toBe(1);
  expect(await countEvents(second, "ticket.resolved")).toBeLessThanOrEqual(1);
});

test("55: what somebody publishes by hand, bare or in SNS's own envelope, works without any attribute", async () => {
  await world.consumer();
  await world.agent("Anna", { capacity: 2 });
  await world.healed();
  // Nothing of ours gets through; only what was sent by hand can have brought these to the agent.
  await world.aws.setFaults({ id: "no-topic", service: "sns", effect: { kind: "refuse" } });
  const bell = (ticketId: string | undefined) =>
    JSON.stringify({ eventType: "ticket.created", timestamp: new Date().toISOString(), data: { ticketId } });
  const isBegun = (id: string | undefined) => async () => (await findComplaint(world.db, id)).status === "In Progress";
  const [bare] = await world.file();
  await world.queue.send([{ id: "bare", body: bell(bare), attributes: {} }]);
  await until("the first complaint with the agent", isBegun(bare));
  const [wrapped] = await world.file();
  const envelope = JSON.stringify({ Type: "Notification", MessageId: "m", Message: bell(wrapped) });
  await world.queue.send([{ id: "wrapped", body: envelope, attributes: {} }]);
  await until("the second complaint with the agent", isBegun(wrapped));
  await world.healed();
  await world.expectNothingLost();
});
