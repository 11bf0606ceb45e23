import { afterAll, beforeAll, expect, test } from "vitest";
import type { Queue, QueueMessage } from "#server/core/ports/queue.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { classifyAwsError } from "./aws-errors.ts";
import { createSqsQueue } from "./sqs-queue.ts";
import { aMessage, connect } from "./testing.ts";

let aws: TestAws;
beforeAll(async () => {
  aws = await startTestAws();
});
afterAll(() => aws.stop());

async function receiveAll(queue: Queue, count: number): Promise<QueueMessage[]> {
  const received: QueueMessage[] = [];
  while (received.length < count) received.push(...(await queue.receive({ max: 10, waitSeconds: 5 })));
  return received;
}

test("what the topic takes arrives raw: body and attributes as they were published", async () => {
  const { topic, queue } = connect(aws);
  const body = '{"eventType":"ticket.created","data":{"title":"Ünïcode ✓"}}';
  const before = Date.now();
  expect(await topic.publish([aMessage("e1", { body, attributes: { eventId: "e1", v: "1" } })])).toEqual([]);
  const [message] = await receiveAll(queue, 1);
  expect(message).toMatchObject({ body, attributes: { eventId: "e1", v: "1" }, receiveCount: 1 });
  expect(message?.sentAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(await queue.delete(message ? [message] : [])).toEqual([]);
  expect(await queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("any number is published, sent, received and deleted in tens", async () => {
  const requests: string[] = [];
  const { topic, queue } = connect(aws, ({ service, operation }) => requests.push(`${service} ${operation}`));
  await topic.publish(Array.from({ length: 25 }, (_, index) => aMessage(`p${index}`)));
  await queue.send(Array.from({ length: 11 }, (_, index) => aMessage(`s${index}`)));
  expect(requests).toEqual([...Array(3).fill("sns PublishBatch"), ...Array(2).fill("sqs SendMessageBatch")]);

  const received = await receiveAll(queue, 36);
  expect(new Set(received.map((message) => message.attributes.eventId)).size).toBe(36);
  expect(await queue.delete(received)).toEqual([]);
  expect(requests.filter((request) => request === "sqs DeleteMessageBatch")).toHaveLength(4);
});

test("a message that can never be delivered is refused by its own id; the others go out", async () => {
  const { topic, queue } = connect(aws);
  const tooMany = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`a${index}`, "v"]));
  const failures = await topic.publish([
    aMessage("many", { attributes: tooMany }),
    aMessage("good"),
    aMessage("big", { body: "x".repeat(201 * 1024) }),
  ]);
  expect(failures.map(({ id, verdict, code }) => ({ id, verdict, code }))).toEqual([
    { id: "many", verdict: "never", code: "TooManyAttributes" },
    { id: "big", verdict: "never", code: "Oversize" },
  ]);
  const received = await receiveAll(queue, 1);
  expect(received.map((message) => message.attributes.eventId)).toEqual(["good"]);
  await queue.delete(received);
});

test("an entry that the service refuses is reported under the caller's id", async () => {
  const { queue } = connect(aws);
  const id = "an id/with: characters no batch id may have";
  const failures = await queue.send([{ id, body: "\u0000", attributes: {} }, aMessage("fine")]);
  expect(failures).toMatchObject([{ id, verdict: "never" }]);
  await queue.delete(await receiveAll(queue, 1));
});

test("what SNS and SQS blame us for, and what passes by itself, goes again", async () => {
  const { topic, queue } = connect(aws);
  for (const [code, verdict] of [
    ["Throttled", "again"],
    ["KMSDisabledException", "again"],
    ["Novelty", "unknown"],
  ] as const) {
    const effect = { kind: "fail-entries", senderFault: true, code } as const;
    await aws.setFaults({ id: "topic", service: "sns", effect }, { id: "queue", service: "sqs", effect });
    expect(await topic.publish([aMessage("e1")])).toMatchObject([{ id: "e1", verdict, code }]);
    expect(await queue.send([aMessage("e1")])).toMatchObject([{ id: "e1", verdict, code }]);
  }
  await aws.setFaults();
});

test("a delete that is throttled may be tried again, and one without a receipt may not", async () => {
  const { queue } = connect(aws);
  await queue.send([aMessage("held")]);
  const held = await receiveAll(queue, 1);
  for (const [code, lost] of [
    ["RequestThrottled", false],
    ["ReceiptHandleIsInvalid", true],
  ] as const) {
    const effect = { kind: "fail-entries", senderFault: true, code } as const;
    await aws.setFaults({ id: "delete", service: "sqs", operation: "DeleteMessageBatch", effect });
    expect(await queue.delete(held)).toMatchObject([{ lost }]);
  }
  await aws.setFaults();
  expect(await queue.delete(held)).toEqual([]);
});

test("released messages come back at once, with a higher receive count", async () => {
  const { queue } = connect(aws);
  await queue.send(Array.from({ length: 12 }, (_, index) => aMessage(`v${index}`)));
  const first = await receiveAll(queue, 12);
  expect(await queue.changeVisibility(first.map((message) => ({ message, seconds: 0 })))).toEqual([]);
  const second = await receiveAll(queue, 12);
  expect(second.map((message) => message.receiveCount)).toEqual(Array(12).fill(2));
  await queue.delete(second);
});

test("a receipt that no longer holds its message is reported as lost", async () => {
  const { queue } = connect(aws);
  await queue.send([aMessage("gone"), aMessage("held")]);
  const [gone, held] = await receiveAll(queue, 2);
  if (!gone || !held) throw new Error("two were sent");
  await queue.delete([gone]);
  const failures = await queue.changeVisibility([gone, held].map((message) => ({ message, seconds: 60 })));
  expect(failures).toEqual([{ message: gone, lost: true }]);
  await queue.delete([held]);
});

test("an aborted receive returns nothing and takes nothing", async () => {
  const { queue } = connect(aws);
  const controller = new AbortController();
  const receiving = queue.receive({ max: 10, waitSeconds: 20, signal: controller.signal });
  controller.abort();
  expect(await receiving).toEqual([]);
  await queue.send([aMessage("after")]);
  const [message] = await receiveAll(queue, 1);
  expect(message).toMatchObject({ attributes: { eventId: "after" }, receiveCount: 1 });
  await queue.delete(message ? [message] : []);
});

test("a queue that does not exist is a matter of configuration", async () => {
  const { sqs } = connect(aws);
  const queue = createSqsQueue({ sqs, queueUrl: `${aws.endpoint}/000000000000/other` });
  const error: unknown = await queue.receive({ max: 1, waitSeconds: 0 }).catch((reason: unknown) => reason);
  expect(classifyAwsError(error)).toBe("config");
});
