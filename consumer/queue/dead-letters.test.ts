import { expect, test } from "vitest";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { reject } from "./outcome.ts";
import { createMemoryQueue } from "./testing/memory-queue.ts";

async function putAside(message: Partial<QueueMessage>, sentence: string) {
  const time = createVirtualTime();
  const deadLetters = createMemoryQueue(time);
  const send = createDeadLetters({ ...time, deadLetters, worker: "host:1" });
  const received: QueueMessage = {
    messageId: "m1",
    receiptHandle: "r1",
    body: "{}",
    attributes: {},
    receiveCount: 1,
    sentAt: time.clock.now(),
    ...message,
  };
  await send(received, reject("schema", sentence));
  const [stored] = await deadLetters.receive({ max: 1, waitSeconds: 0 });
  return {
    body: stored?.body ?? "",
    attributes: stored?.attributes ?? {},
    failure: stored?.attributes["failure"] ?? "",
  };
}

test("keeps body and attributes as they were and adds why, when and where", async () => {
  const attributes = { eventId: "e1", eventType: "ticket.created", v: "1", traceparent: "00-a-b-01" };
  const stored = await putAside({ body: '{"a":1}', attributes, receiveCount: 3 }, "It has no time.");
  expect(stored.body).toBe('{"a":1}');
  expect(stored.attributes).toMatchObject(attributes);
  expect(JSON.parse(stored.failure)).toEqual({
    reason: "schema",
    error: "It has no time.",
    receiveCount: 3,
    at: "2026-01-17T12:00:00.000Z",
    worker: "host:1",
  });
});

test("whatever a stranger attached, the message still fits through", async () => {
  const attributes = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`x${index}`, "y"]));
  const stored = await putAside({ attributes: { ...attributes, eventId: "e1" } }, "No.");
  expect(Object.keys(stored.attributes).toSorted()).toEqual(["eventId", "failure"]);
});

test("a long error is shortened until it fits into 512 bytes, in any script", async () => {
  const { failure } = await putAside({}, "Ошибка\n".repeat(500));
  expect(Buffer.byteLength(failure)).toBeLessThanOrEqual(512);
  expect(JSON.parse(failure).error).toMatch(/^Ошибка/);
});

test("of a body that is too large to be sent on, the beginning, the size and the hash are kept", async () => {
  const stored = await putAside({ body: "x".repeat(240 * 1024) }, "Too large.");
  expect(stored.body).toHaveLength(150 * 1024);
  expect(JSON.parse(stored.failure)).toMatchObject({
    cutFromBytes: 240 * 1024,
    sha256: expect.stringMatching(/^\w{64}$/),
  });
});
