import { createConnection } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { aMessage, connect } from "#server/platform/aws/testing.ts";
import { MAX_RECEIVE_COUNT } from "#server/platform/aws/topology.ts";
import { startTestAws, type TestAws } from "./testing.ts";

let aws: TestAws;
beforeAll(async () => {
  aws = await startTestAws();
});
afterAll(() => aws.stop());

function canConnect(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(new URL(aws.endpoint).port), timeout: 2_000 });
    const end = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.on("connect", end(true)).on("error", end(false)).on("timeout", end(false));
  });
}

async function receiveOne(queue: TestQueue): Promise<QueueMessage> {
  const [message] = await queue.receive({ max: 1, waitSeconds: 10 });
  if (!message) throw new Error("nothing arrived");
  return message;
}
type TestQueue = ReturnType<typeof connect>["queue"];

test("listens on loopback only", async () => {
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  expect(await canConnect("127.0.0.1")).toBe(true);
  // On Linux the whole 127.0.0.0/8 is this machine, so a listener on every interface would answer there too.
  expect(await Promise.all(["127.0.0.2", ...elsewhere].map(canConnect))).not.toContain(true);
});

test("fauxqs bug: a message released with visibility 0 is still there, now and after a kill", async () => {
  const { queue } = connect(aws);
  await queue.send([aMessage("released")]);
  const message = await receiveOne(queue);
  expect(await queue.changeVisibility([{ message, seconds: 0 }])).toEqual([]);
  await aws.kill();
  await aws.restart();
  const again = await receiveOne(queue);
  expect(again).toMatchObject({ body: message.body, receiveCount: 2 });
  await queue.delete([again]);
});

test("fauxqs bug: of several long polls a message ends one, and the others wait as long as they were told", async () => {
  const { queue } = connect(aws);
  const polls = Array.from({ length: 4 }, async () => {
    const askedAt = performance.now();
    const messages = await queue.receive({ max: 10, waitSeconds: 2 });
    return { messages, tookMs: performance.now() - askedAt };
  });
  await queue.send([aMessage("one"), aMessage("two")]);
  const answers = await Promise.all(polls);
  const received = answers.flatMap(({ messages }) => messages);
  expect(received.map(({ body }) => body).toSorted()).toHaveLength(2);
  const empty = answers.filter(({ messages }) => messages.length === 0);
  expect(empty.length).toBeGreaterThanOrEqual(2);
  for (const { tookMs } of empty) expect(tookMs).toBeGreaterThan(1_900);
  await queue.delete(received);
});

test("fauxqs bug: long polls whose clients are gone take no messages", async () => {
  const { queue } = connect(aws);
  const gone = Array.from({ length: 5 }, async () => {
    const controller = new AbortController();
    const polling = longPoll(aws, controller.signal);
    await polling.sent;
    controller.abort();
    await polling.ended;
  });
  await Promise.all(gone);
  await queue.send([aMessage("for the living")]);
  const message = await receiveOne(queue);
  expect(message.receiveCount).toBe(1);
  await queue.delete([message]);
});

test("the depth counts a message as visible again once its time is over, without anybody polling", async () => {
  const { queue } = connect(aws);
  await queue.send([aMessage("hidden")]);
  const message = await receiveOne(queue);
  await queue.changeVisibility([{ message, seconds: 1 }]);
  expect(await queue.depth()).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  await vi.waitFor(async () => expect(await queue.depth()).toEqual({ visible: 1, inFlight: 0, delayed: 0 }), 5_000);
  await queue.delete([await receiveOne(queue)]);
});

test("messages, in flight and waiting, survive a kill", async () => {
  const { topic, queue } = connect(aws);
  await topic.publish(["a", "b", "c"].map((id) => aMessage(id)));
  const held = await receiveOne(queue);
  await aws.kill();
  await aws.restart();
  expect(await queue.depth()).toEqual({ visible: 2, inFlight: 1, delayed: 0 });
  expect(await queue.changeVisibility([{ message: held, seconds: 0 }])).toEqual([]);
  const received = [await receiveOne(queue), await receiveOne(queue), await receiveOne(queue)];
  expect(new Set(received.map(({ attributes }) => attributes.eventId))).toEqual(new Set(["a", "b", "c"]));
  await queue.delete(received);
});

test("a message that is never deleted ends in the dead-letter queue, as it was", async () => {
  const { queue, deadLetters } = connect(aws);
  await queue.send([aMessage("poison")]);
  for (let receive = 1; receive <= MAX_RECEIVE_COUNT; receive++) {
    await queue.changeVisibility([{ message: await receiveOne(queue), seconds: 0 }]);
  }
  expect(await queue.receive({ max: 1, waitSeconds: 0 })).toEqual([]);
  expect(await receiveOne(deadLetters)).toMatchObject({ body: "body of poison", attributes: { eventId: "poison" } });
});

/** A long poll over a connection of its own; `sent` when the request has left this process. */
function longPoll({ endpoint, queueUrl }: TestAws, signal: AbortSignal) {
  const body = JSON.stringify({ QueueUrl: queueUrl, WaitTimeSeconds: 20 });
  const socket = createConnection({ host: "127.0.0.1", port: Number(new URL(endpoint).port) });
  const sent = new Promise<void>((resolve) => {
    const head = [
      "POST / HTTP/1.1",
      "Host: 127.0.0.1",
      "Content-Type: application/x-amz-json-1.0",
      "X-Amz-Target: AmazonSQS.ReceiveMessage",
      `Content-Length: ${body.length}`,
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, () => resolve());
  });
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  signal.addEventListener("abort", () => socket.destroy());
  return { sent, ended };
}
