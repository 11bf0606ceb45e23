import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ChaosConsumer } from "./kit/consumers.ts";
import { eventsOf, noticesTo, untilAssigned } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

const HANDLED = "messaging_process_duration_count";
const struck = async (times: number) => (await world.aws.faults()).some(({ applied }) => applied >= times);

/** One agent, an idle consumer, and how often it has handled a filing so far. */
async function scene() {
  const consumer = await world.consumer();
  const agent = await world.agent("Anna");
  await world.healed();
  const created = () => consumer.metric(HANDLED, 'event_type="ticket.created"');
  const before = await created();
  return { consumer, agent, handledAgain: async () => (await created()) - before };
}

async function expectOnce(id: string, { agent }: Awaited<ReturnType<typeof scene>>) {
  await world.healed();
  await world.expectNothingLost();
  expect(await eventsOf(world.db, id, "ticket.assigned")).toHaveLength(1);
  expect(await noticesTo(world.db, agent)).toBe(1);
}

const doneBefore = (consumer: ChaosConsumer) =>
  consumer.metric("quickfix_consumer_duplicates_total", 'kind="done_lru"');

test("20: a delete that is refused is tried again, and the message is not handled again", async () => {
  const here = await scene();
  const effect = { kind: "fail-entries", senderFault: false, share: 1 } as const;
  await world.aws.setFaults({ id: "refused", service: "sqs", operation: "DeleteMessageBatch", effect, times: 3 });
  const [id = ""] = await world.file();
  await patiently("three refusals", () => struck(3));
  await expectOnce(id, here);
  expect(await here.handledAgain()).toBe(1);
});

test("20: a message that cannot be deleted comes back and is only deleted, without a second pass or notice", async () => {
  const here = await scene();
  const before = await doneBefore(here.consumer);
  const effect = { kind: "fail-entries", senderFault: false, share: 1 } as const;
  await world.aws.setFaults({ id: "refused", service: "sqs", operation: "DeleteMessageBatch", effect, times: 4 });
  const [id = ""] = await world.file();
  await patiently("its return", async () => (await doneBefore(here.consumer)) === before + 1);
  await expectOnce(id, here);
});

test("21: a message deleted with a receipt that had ended comes again, and nothing happens again", async () => {
  const here = await scene();
  const effect = { kind: "stale-handles" } as const;
  // The long poll under way was asked before the rule: its answer is the next but one.
  await world.aws.setFaults({ id: "stale", service: "sqs", queue: "QuickFix", effect, times: 3 });
  await patiently("a long poll under the rule", () => struck(1));
  const [id = ""] = await world.file();
  await patiently("its return", async () => (await here.handledAgain()) >= 2);
  await expectOnce(id, here);
});

test("24: when a message cannot be kept any longer while it is handled, it is not deleted with the lost receipt", async () => {
  const here = await scene();
  const before = await here.consumer.metric("quickfix_consumer_visibility_lost_total");
  const effect = { kind: "fail-entries", senderFault: true, share: 1 } as const;
  const operation = "ChangeMessageVisibilityBatch";
  await world.aws.setFaults({ id: "lost", service: "sqs", operation, effect, times: 1 });
  const data = { failCommands: ["update"], blockConnection: true, blockTimeMS: 1_800 };
  await here.consumer.crashAt("pass.before-claims:1:stop");
  const [id = ""] = await world.file();
  await here.consumer.frozenAt("pass.before-claims");
  await world.relayed();
  await world.database.failPoint({ name: "failCommand", mode: { times: 1 }, data });
  here.consumer.signal("SIGCONT");
  await patiently("the lost receipt", async () => {
    return (await here.consumer.metric("quickfix_consumer_visibility_lost_total")) > before;
  });
  await untilAssigned(world.db, [id]);
  await expectOnce(id, here);
});

test("24: a renewal that comes late loses nothing", async () => {
  const here = await scene();
  const effect = { kind: "delay", ms: 2_500 } as const;
  const operation = "ChangeMessageVisibilityBatch";
  await world.aws.setFaults({ id: "late", service: "sqs", operation, effect, times: 1 });
  const data = { failCommands: ["update"], blockConnection: true, blockTimeMS: 1_500 };
  await here.consumer.crashAt("pass.before-claims:1:stop");
  const [id = ""] = await world.file();
  await here.consumer.frozenAt("pass.before-claims");
  await world.relayed();
  await world.database.failPoint({ name: "failCommand", mode: { times: 1 }, data });
  here.consumer.signal("SIGCONT");
  await patiently("a late renewal", () => struck(1));
  await untilAssigned(world.db, [id]);
  await expectOnce(id, here);
});

test.each(["throttle", "unavailable"] as const)(
  "25: while receiving answers %s the consumer asks less and less often, says that it is not ready, and recovers",
  async (kind) => {
    const here = await scene();
    const failed = () => here.consumer.metric("quickfix_consumer_receive_total", 'result="error"');
    const before = await failed();
    await world.aws.setFaults({ id: kind, service: "sqs", operation: "ReceiveMessage", effect: { kind } });
    await patiently("the first failed receive", async () => (await failed()) > before);
    const ids = await world.file();
    await patiently("five failed receives", async () => (await failed()) >= before + 5);
    const [rule] = await world.aws.faults();
    // Twice each: the client tries once more by itself.
    expect(rule?.applied).toBeLessThanOrEqual(20);
    expect(await here.consumer.ready()).toMatchObject({ status: 503, problems: [expect.stringContaining("queue")] });
    await world.aws.setFaults();
    await untilAssigned(world.db, ids);
    await patiently("a consumer that is ready", async () => (await here.consumer.ready()).status === 200);
    await expectOnce(ids[0] ?? "", here);
  },
);

test("26: a consumer that starts while the queue is away is not ready, and works once it is there", async () => {
  await world.stopConsumers();
  await world.agent("Anna");
  await world.relayed();
  await world.aws.kill();
  const ids = await world.file();
  const consumer = await world.spawnConsumer();
  await consumer.untilLine("the queue cannot be read");
  expect(await consumer.ready()).toMatchObject({ status: 503 });
  await world.aws.restart();
  await untilAssigned(world.db, ids);
  await patiently("a consumer that is ready", async () => (await consumer.ready()).status === 200);
  await world.healed();
  await world.expectNothingLost();
});
