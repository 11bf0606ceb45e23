import { SendMessageCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { findQueue } from "#server/platform/aws/ensure-queue.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { namesOf, queueAttributes } from "#server/platform/aws/topology.ts";
import { listLetters } from "./kit/letters.ts";
import { untilAssigned } from "./kit/look.ts";
import { patiently } from "./kit/patiently.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

const created = {
  eventType: "ticket.created",
  timestamp: "2026-01-17T12:00:00.000Z",
  data: { ticketId: "a".repeat(24) },
};
const json = JSON.stringify;
const send = (MessageBody: string, attributes: Record<string, string> = {}) => {
  const named = Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]);
  const MessageAttributes = Object.fromEntries(named);
  return world.sqs.send(new SendMessageCommand({ QueueUrl: world.aws.queueUrl, MessageBody, MessageAttributes }));
};

/** Bytes that are no text, as a broken sender would put them on the wire. */
async function sendInvalidUtf8(): Promise<void> {
  const [before, after] = json({ QueueUrl: world.aws.queueUrl, MessageBody: "?" }).split("?");
  const body = Buffer.concat([Buffer.from(`${before}{`), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(`}${after}`)]);
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" };
  const response = await fetch(world.aws.endpoint, { method: "POST", headers, body });
  expect(response.status).toBe(200);
}

const POISONS = [
  { kind: "text that is no JSON", put: () => send("{not json"), reason: "json", says: /is not JSON/ },
  {
    kind: "JSON of another shape",
    put: () => send(json({ hello: 1 })),
    reason: "schema",
    says: /shape of an event.*eventType/,
  },
  {
    kind: "an id that is none",
    put: () => send(json({ ...created, data: { ticketId: "42" } })),
    reason: "bad-id",
    says: /data\.ticketId must be an id of 24 hexadecimal digits/,
  },
  {
    kind: "an event of a type that nobody knows",
    put: () => send(json({ ...created, eventType: "ticket.exploded" })),
    reason: "unsupported",
    says: /does not know events of type "ticket\.exploded"/,
  },
  {
    kind: "an event of a version to come",
    put: () => send(json(created), { eventId: "from the future", v: "99" }),
    reason: "unsupported",
    says: /has version 99; this consumer reads version 1/,
  },
  {
    kind: "JSON that nests too deep",
    put: () => send(json({ ...created, data: JSON.parse(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`) })),
    reason: "too-deep",
    says: /nests more than \d+ levels deep/,
  },
  {
    kind: "a text that is too large",
    put: () => send(json({ ...created, data: { ...created.data, text: "x".repeat(220 * 1024) } })),
    reason: "oversize",
    says: /has \d+ bytes; at most \d+ are read/,
  },
  {
    kind: "a key that would reach into the program",
    put: () => send(`${json(created).slice(0, -1)},"__proto__":{"admin":true}}`),
    reason: "forbidden-key",
    says: /has a key named "__proto__"/,
  },
  { kind: "bytes that are no text", put: sendInvalidUtf8, reason: "invalid-utf8", says: /not valid UTF-8/ },
];

test.each(POISONS)(
  "42: $kind is put aside at its first delivery with a reason, and the nine others of its batch are done with it",
  async ({ put, reason, says }) => {
    await world.stopConsumers();
    await world.agent("Anna", { capacity: 7 });
    // With Anna's coming on duty and her capacity these are nine.
    const ids = await world.file(7);
    await world.relayed();
    await put();
    // Nobody dies here: on a slow machine the world's short time would bring the ten again while they are worked on.
    const consumer = await world.addConsumer({ QUICKFIX_VISIBILITY_SECONDS: "30" });
    await untilAssigned(world.db, ids);
    const [letter] = await patiently("the dead letter", async () => {
      const letters = await listLetters(world.db, world.deadLetters);
      return letters.length === 1 ? letters : null;
    });
    expect(letter).toMatchObject({ reason, error: expect.stringMatching(says), receiveCount: 1 });
    await world.healed();
    expect(await consumer.metric("messaging_client_consumed_messages_total")).toBe(10);
    expect(await consumer.metric("quickfix_consumer_receive_total", 'result="full"')).toBe(1);
    expect(await consumer.metric("quickfix_consumer_retries_total")).toBe(0);
    await world.expectNothingLost({ deadLetters: 1 });
  },
);

test("43: a message that ends the process is handled alone and last after a while, and put aside by the queue; others are done", async () => {
  await world.stopConsumers();
  await world.agent("Anna", { capacity: 7 });
  await world.healed();
  await world.stopConsumers();
  const deadLetterQueue = await findQueue({ sqs: world.sqs, endpoint: world.aws.endpoint }, namesOf().deadLetters);
  const policy = z
    .looseObject({})
    .parse(JSON.parse(queueAttributes(deadLetterQueue?.arn ?? "")["RedrivePolicy"] ?? ""));
  // Production allows twelve; each of them costs a process.
  const Attributes = { RedrivePolicy: json({ ...policy, maxReceiveCount: 4 }) };
  await world.sqs.send(new SetQueueAttributesCommand({ QueueUrl: world.aws.queueUrl, Attributes }));
  const NODE_OPTIONS = `--import ${new URL("./kit/die-on-poison.ts", import.meta.url).href}`;
  const startFragile = () => world.spawnConsumer({ NODE_OPTIONS, QUICKFIX_VISIBILITY_SECONDS: "1" });

  await send(json({ ...created, data: { ...created.data, title: "This ends the process" } }));
  for (let death = 1; death <= 2; death++) expect(await (await startFragile()).ended).toBe("SIGKILL");
  // From its third delivery on it is a suspect: whatever comes with it is done before.
  const ids = await world.file(7);
  await world.relayed();
  for (let death = 3; death <= 4; death++) expect(await (await startFragile()).ended).toBe("SIGKILL");
  await startFragile();
  await patiently("the dead letter", async () => (await listLetters(world.db, world.deadLetters)).length === 1);
  await untilAssigned(world.db, ids);
  await world.healed();
  await ensureTopology({ sns: world.sns, sqs: world.sqs, endpoint: world.aws.endpoint });
  await world.expectNothingLost({ deadLetters: 1 });
  await world.stopConsumers();
});

test("44: a message that cannot be put aside stays in the queue until it can be", async () => {
  await world.stopConsumers();
  const consumer = await world.addConsumer();
  const put = () => consumer.metric("quickfix_consumer_dead_letters_total");
  const effect = { kind: "unavailable" } as const;
  await world.aws.setFaults({
    id: "full",
    service: "sqs",
    operation: "SendMessageBatch",
    queue: "QuickFix-dlq",
    effect,
  });
  await send("{not json");
  await consumer.untilLine("a message cannot be put aside and stays in the queue");
  expect(await put()).toBe(0);
  expect(await world.deadLetters.depth()).toMatchObject({ visible: 0, inFlight: 0 });
  await world.aws.setFaults();
  await patiently("the dead letter", async () => (await put()) === 1);
  await world.healed();
  await world.expectNothingLost({ deadLetters: 1 });
});

test("45: killed after putting a message aside, before deleting it, there is one dead letter in the end", async () => {
  await world.stopConsumers();
  const consumer = await world.addConsumer();
  await consumer.crashAt("queue.dead-lettered");
  await send("{not json");
  expect(await consumer.ended).toBe("SIGKILL");
  expect(await world.queue.depth()).toMatchObject({ inFlight: 1 });
  await world.healed();
  await world.expectNothingLost({ deadLetters: 1 });
});
