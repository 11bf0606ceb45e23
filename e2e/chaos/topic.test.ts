import { DeleteQueueCommand, PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { eventsOf, noticesTo, onlyTicket, untilAssigned } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

const processed = 'event_type="ticket.created"';
const createdEvents = () => world.db.collection(eventRows).find({ type: "ticket.created" }).toArray();

test("7: while the topic is away complaints are filed and wait; when it is back all are assigned", async () => {
  await world.consumer();
  await world.agent("Anna", { capacity: 10 });
  await world.healed();
  await world.aws.setFaults({ id: "away", service: "sns", effect: { kind: "refuse" } });
  const ids = await world.file(8);
  await patiently("every sweep of a waiting event to fail", async () => {
    const tried = await world.db.collection(complaintRows).countDocuments({ outboxTries: { $gte: 1 } });
    return tried === ids.length;
  });
  expect(await world.db.collection(complaintRows).countDocuments({ status: "Open" })).toBe(8);
  await world.healed();
  await world.expectNothingLost();
  await untilAssigned(world.db, ids);
});

test.each([
  { code: "InternalError", senderFault: false },
  // AWS blames the sender for these.
  { code: "Throttled", senderFault: true },
  { code: "NobodyKnowsThisOne", senderFault: true },
])("8: when a part of a batch is refused with $code, only that part is published again", async (refusal) => {
  await world.consumer();
  await world.agent("Anna", { capacity: 10 });
  await world.healed();
  const effect = { kind: "fail-entries", share: 0.5, ...refusal } as const;
  await world.aws.setFaults({ id: "half", service: "sns", effect, times: 1 });
  const ids = await world.file(10);
  await patiently("the refusal", async () => (await world.aws.faults()).some(({ applied }) => applied === 1));
  await world.healed();
  await world.expectNothingLost();
  await untilAssigned(world.db, ids);
  const created = await createdEvents();
  expect(created.map(({ publishCount }) => publishCount)).toEqual(Array(created.length).fill(1));
});

test("9: when the answer to a publication is lost it is published again, and nobody is told twice", async () => {
  const consumer = await world.consumer();
  const agent = await world.agent("Anna");
  await world.healed();
  const before = await consumer.metric("messaging_process_duration_count", processed);
  await world.aws.setFaults({ id: "lost", service: "sns", effect: { kind: "drop-response" }, times: 1 });
  const [id = ""] = await world.file();
  await untilAssigned(world.db, [id]);
  await world.healed();
  await world.expectNothingLost();
  await consumer.untilMetric("messaging_process_duration_count", (handled) => handled === before + 2, processed);
  expect(await eventsOf(world.db, id, "ticket.assigned")).toHaveLength(1);
  expect(await noticesTo(world.db, agent)).toBe(1);
});

test("10: an event that the topic will never take is set aside for a person, and the others go on", async () => {
  await world.stopConsumers();
  await world.agent("Anna", { capacity: 10 });
  await world.relayed();
  const effect = { kind: "fail-entries", senderFault: true, share: 0.5 } as const;
  await world.aws.setFaults({ id: "never", service: "sns", effect, times: 1 });
  const ids = await world.file(6);
  await world.relayed();
  const parked = await world.db
    .collection(eventRows)
    .find({ parked: { $exists: true } })
    .toArray();
  expect(parked.length).toBeGreaterThan(0);
  expect(parked.length).toBeLessThan(6);
  expect(parked).toMatchObject(
    parked.map(() => ({ publishCount: 0, parked: expect.stringContaining("InvalidParameter") })),
  );
  const consumer = await world.consumer();
  await untilAssigned(world.db, ids);
  await consumer.untilMetric("quickfix_outbox_parked", (count) => count === parked.length);
  await world.healed();
  await world.expectNothingLost();
});

test("11: an event too large for the topic is set aside before it is sent, and the others go on", async () => {
  await world.stopConsumers();
  await world.web.process.crashAt("complaint.written");
  await expect(world.file()).rejects.toThrow("SIGKILL");
  const { _id } = await onlyTicket(world.db);
  const description = "x".repeat(250 * 1024);
  await world.db
    .collection(complaintRows)
    .updateOne({ _id }, { $set: { "outbox.0.body.data.description": description } });
  await world.web.restart();
  const [other = ""] = await world.file();
  await world.consumer();
  await world.relayed();
  expect(await world.db.collection(eventRows).findOne({ aggId: String(_id), type: "ticket.created" })).toMatchObject({
    parked: expect.stringContaining("Oversize"),
    publishCount: 0,
  });
  expect((await eventsOf(world.db, other, "ticket.created"))[0]).toMatchObject({ publishCount: 1 });
  await world.agent("Anna", { capacity: 3 });
  await world.healed();
  await world.expectNothingLost();
  await untilAssigned(world.db, [String(_id), other]);
});

test("12 and 27: with the queue deleted events vanish on their way; the consumer says so, goes on when it is back, and the reconciler assigns all", async () => {
  const { sns, sqs } = world;
  await world.stopConsumers();
  const consumer = await world.addConsumer({ QUICKFIX_RECONCILE: "on" });
  await world.agent("Anna", { capacity: 5 });
  await world.healed();
  await sqs.send(new DeleteQueueCommand({ QueueUrl: world.aws.queueUrl }));
  await patiently("a consumer that is not ready", async () => (await consumer.ready()).status === 503);
  expect((await consumer.ready()).problems.join()).toContain("queue");
  const ids = await world.file(3);
  await world.relayed();
  await ensureTopology({ sns, sqs, endpoint: world.aws.endpoint });
  await patiently("a consumer that is ready", async () => (await consumer.ready()).status === 200);
  // Its next turn may be half a minute away; one that starts looks at once.
  const other = await world.addConsumer({ QUICKFIX_RECONCILE: "on" });
  await untilAssigned(world.db, ids);
  await Promise.any(
    [consumer, other].map((each) =>
      each.untilMetric("quickfix_reconcile_repairs_total", (count) => count > 0, "waiting"),
    ),
  );
  await world.healed();
  await world.expectNothingLost();
  await world.stopConsumers();
});

test("27: with the queue purged the reconciler assigns what nobody was woken for", async () => {
  const { sqs } = world;
  await world.stopConsumers();
  await world.agent("Anna", { capacity: 5 });
  const ids = await world.file(3);
  await world.relayed();
  await sqs.send(new PurgeQueueCommand({ QueueUrl: world.aws.queueUrl }));
  expect(await world.queue.depth()).toMatchObject({ visible: 0 });
  const consumer = await world.addConsumer({ QUICKFIX_RECONCILE: "on" });
  await untilAssigned(world.db, ids);
  await consumer.untilMetric("quickfix_reconcile_repairs_total", (repairs) => repairs === 3, "waiting");
  await world.healed();
  await world.expectNothingLost();
  await world.stopConsumers();
});
