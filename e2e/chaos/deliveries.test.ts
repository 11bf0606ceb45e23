import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { agentState, countIn, eventsOf, noticesTo, ticket, untilAssigned } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

const HANDLED = "messaging_process_duration_count";
const resolve = (agent: Actor, ref: string) =>
  world.web.ask(agent, { kind: "status", ref, input: { status: "Resolved" } });

/** Everything that waits in the queue, put back in another order. */
async function reorderQueue(reorder: (messages: QueueMessage[]) => QueueMessage[]): Promise<void> {
  const { visible } = await world.queue.depth();
  const taken: QueueMessage[] = [];
  while (taken.length < visible) taken.push(...(await world.queue.receive({ max: 10, waitSeconds: 1 })));
  for (const { messageId: id, body, attributes } of reorder(taken)) await world.queue.send([{ id, body, attributes }]);
  await world.queue.delete(taken);
}

test("13: when every message is delivered five times, each complaint is assigned once and each agent told once", async () => {
  const consumer = await world.consumer();
  const agents = await Promise.all(["Anna", "Ben"].map((name) => world.agent(name, { capacity: 4 })));
  await world.healed();
  const before = await consumer.metric(HANDLED, 'event_type="ticket.created"');
  const effect = { kind: "duplicate-messages", times: 5 } as const;
  await world.aws.setFaults({ id: "five times", service: "sqs", queue: "QuickFix", effect });
  // A long poll that was asked before would bring its messages once.
  await patiently("a long poll under the rule", async () =>
    (await world.aws.faults()).some(({ applied }) => applied > 0),
  );
  const ids = await world.file(8);
  await patiently("forty deliveries", async () => {
    return (await consumer.metric(HANDLED, 'event_type="ticket.created"')) === before + 40;
  });
  await world.healed();
  await world.expectNothingLost();
  await untilAssigned(world.db, ids);
  expect(await Promise.all(agents.map((agent) => noticesTo(world.db, agent)))).toEqual([4, 4]);
});

test("14: when the end of a complaint is heard of before its beginning, it stays ended and its agent gets the next one", async () => {
  await world.stopConsumers();
  const admin = await world.person("admin", "Ada");
  const agent = await world.agent("Anna");
  const [first = ""] = await world.file();
  const [second = ""] = await world.file();
  await world.web.ask(admin, { kind: "assign", ref: first, input: { agentId: agent.id } });
  await resolve(agent, first);
  await world.relayed();
  await reorderQueue((messages) => messages.toReversed());
  await world.addConsumer();
  await untilAssigned(world.db, [second]);
  await world.healed();
  await world.expectNothingLost();
  expect(await ticket(world.db, first)).toMatchObject({ status: "Resolved" });
  expect(await eventsOf(world.db, first, "ticket.assigned")).toEqual([]);
  expect(await ticket(world.db, second)).toMatchObject({ slot: `${agent.id}#0` });
});

test("14: while messages overtake each other, complaints are filed, resolved and assigned, and none is forgotten", async () => {
  await world.consumer();
  const agents = await Promise.all(["Anna", "Ben", "Cleo"].map((name) => world.agent(name)));
  await world.healed();
  await world.aws.setFaults({ id: "shuffled", service: "sqs", effect: { kind: "shuffle-messages" } });
  const ids = await world.file(15);
  await patiently("every complaint to be resolved", async () => {
    const held = await world.db.collection(complaintRows).find({ status: "In Progress" }).toArray();
    for (const { _id, assignedTo } of held) {
      const agent = agents.find(({ id }) => id === String(assignedTo));
      if (agent) await resolve(agent, String(_id));
    }
    return (await countIn(world.db, ids, "Resolved")) === ids.length;
  });
  await world.healed();
  await world.expectNothingLost();
  expect(await Promise.all(agents.map(async (agent) => (await agentState(world.db, agent)).availability))).toEqual(
    Array(3).fill("available"),
  );
});

test("15: a message that is handled only after its complaint was resolved changes nothing", async () => {
  const admin = await world.person("admin", "Ada");
  const consumer = await world.consumer();
  const agent = await world.agent("Anna");
  await world.healed();
  await consumer.crashAt("queue.received:1:stop");
  const [id = ""] = await world.file();
  await consumer.frozenAt("queue.received");
  await world.web.ask(admin, { kind: "assign", ref: id, input: { agentId: agent.id } });
  await resolve(agent, id);
  consumer.signal("SIGCONT");
  await world.healed();
  await world.expectNothingLost();
  expect(await ticket(world.db, id)).toMatchObject({ status: "Resolved" });
  expect(await eventsOf(world.db, id, "ticket.assigned")).toEqual([]);
  expect(await agentState(world.db, agent)).toMatchObject({ availability: "available" });
});
