import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { classifyAwsError } from "#server/platform/aws/aws-errors.ts";
import { aMessage, connect } from "#server/platform/aws/testing.ts";
import { startTestAws, type TestAws } from "../testing.ts";
import { FAULTS_PATH } from "./gate.ts";
import type { FaultEffect, NewFaultRule } from "./rules.ts";

let aws: TestAws;
let port: ReturnType<typeof connect>;
beforeAll(async () => {
  aws = await startTestAws();
  port = connect(aws);
});
afterAll(() => aws.stop());
afterEach(async () => {
  await aws.setFaults();
  for (let left = await receive(); left.length > 0; left = await receive()) await port.queue.delete(left);
});

const receive = (waitSeconds = 0) => port.queue.receive({ max: 10, waitSeconds });
const bodies = (messages: readonly QueueMessage[]) => messages.map(({ body }) => body);
const sqs = (operation: string, effect: FaultEffect, rest: Partial<NewFaultRule> = {}): NewFaultRule => ({
  id: effect.kind,
  service: "sqs",
  operation,
  effect,
  ...rest,
});
const messages = (count: number) =>
  Array.from({ length: count }, (_, index) => aMessage(`m${index}`, { body: `${index}` }));

async function kindOfError(run: Promise<unknown>) {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error === null ? "no error" : classifyAwsError(error);
}

test.each<FaultEffect>([{ kind: "refuse" }, { kind: "unavailable" }, { kind: "throttle" }])(
  "$kind: both clients see trouble that passes by itself, and nothing was done",
  async (effect) => {
    await aws.setFaults(sqs("SendMessageBatch", effect), { id: "topic", service: "sns", effect });
    expect(await kindOfError(port.queue.send(messages(1)))).toBe("infra");
    expect(await kindOfError(port.topic.publish(messages(1)))).toBe("infra");
    await aws.setFaults();
    expect(await receive()).toEqual([]);
  },
);

test("a rule strikes as often as it was told, what it names and nothing else", async () => {
  const effect = { kind: "unavailable" } as const;
  await aws.setFaults(sqs("SendMessageBatch", effect, { queue: "QuickFix-dlq", times: 2 }));
  await port.queue.send(messages(1));
  // The client tries three times: the third is let through.
  await port.deadLetters.send(messages(1));
  expect(await aws.faults()).toMatchObject([{ id: "unavailable", applied: 2, times: 2 }]);
});

test("a request whose answer is lost was done all the same", async () => {
  await aws.setFaults(sqs("SendMessageBatch", { kind: "drop-response" }, { times: 1 }));
  await port.queue.send(messages(1));
  // Once without an answer, once more by the client.
  expect(bodies(await receive())).toEqual(["0", "0"]);
});

test("a request that was dropped was not done, and is not answered", async () => {
  await aws.setFaults(sqs("SendMessageBatch", { kind: "drop-request" }));
  const abort = new AbortController();
  const sending = fetch(aws.endpoint, {
    method: "POST",
    signal: abort.signal,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessageBatch" },
    body: JSON.stringify({ QueueUrl: aws.queueUrl, Entries: [{ Id: "0", MessageBody: "lost" }] }),
  });
  await vi.waitFor(async () => expect(await aws.faults()).toMatchObject([{ applied: 1 }]));
  abort.abort();
  await expect(sending).rejects.toThrow("abort");
  await aws.setFaults();
  expect(await receive()).toEqual([]);
});

test("a delayed request is done late", async () => {
  await aws.setFaults(sqs("SendMessageBatch", { kind: "delay", ms: 80 }));
  const startedAt = performance.now();
  await port.queue.send(messages(1));
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(75);
  expect(await receive()).toHaveLength(1);
});

test("a duplicated request is done twice and answered once", async () => {
  await aws.setFaults({ id: "twice", service: "sns", effect: { kind: "duplicate-request" }, times: 1 });
  expect(await port.topic.publish(messages(1))).toEqual([]);
  expect(bodies(await receive())).toEqual(["0", "0"]);
});

test.each([true, false])(
  "half of a batch fails with senderFault %s, and the other half is done",
  async (senderFault) => {
    const effect = { kind: "fail-entries", senderFault, share: 0.5 } as const;
    await aws.setFaults(sqs("SendMessageBatch", effect), { id: "topic", service: "sns", effect });
    const failed = [
      { id: "m0", verdict: senderFault ? "never" : "again" },
      { id: "m1", verdict: senderFault ? "never" : "again" },
    ];
    expect(await port.queue.send(messages(4))).toMatchObject(failed);
    expect(bodies(await receive()).toSorted()).toEqual(["2", "3"]);
    expect(await port.topic.publish(messages(4))).toMatchObject(failed);
    expect(bodies(await receive()).toSorted()).toEqual(["2", "3"]);
  },
);

test("all of a batch fails, deletes and visibility changes too", async () => {
  await port.queue.send(messages(2));
  const held = await receive();
  const effect = { kind: "fail-entries", senderFault: true, share: 1 } as const;
  await aws.setFaults({ id: "all", service: "sqs", effect }, { id: "topic", service: "sns", effect });
  expect(await port.queue.delete(held)).toHaveLength(2);
  expect(await port.queue.changeVisibility(held.map((message) => ({ message, seconds: 0 })))).toMatchObject([
    { lost: true },
    { lost: true },
  ]);
  expect(await port.topic.publish(messages(3))).toHaveLength(3);
  await aws.setFaults();
  expect(await port.queue.delete(held)).toEqual([]);
});

test("every message is handed out as often as it was told, and deleting one copy does not delete the others", async () => {
  await aws.setFaults(sqs("ReceiveMessage", { kind: "duplicate-messages", times: 3 }));
  await port.queue.send(messages(2));
  const counts: number[] = [];
  const seen: string[] = [];
  for (let batch = await receive(); batch.length > 0; batch = await receive()) {
    seen.push(...bodies(batch));
    counts.push(...batch.map(({ receiveCount }) => receiveCount));
    expect(await port.queue.delete(batch)).toEqual([]);
  }
  expect(seen.toSorted()).toEqual(["0", "0", "0", "1", "1", "1"]);
  expect(counts.toSorted()).toEqual([1, 1, 2, 2, 3, 3]);
});

test("messages overtake each other, and each comes once", async () => {
  await aws.setFaults(sqs("ReceiveMessage", { kind: "shuffle-messages" }));
  await port.queue.send(messages(30));
  const seen: string[] = [];
  while (seen.length < 30) {
    const batch = await receive(1);
    seen.push(...bodies(batch));
    await port.queue.delete(batch);
  }
  const inOrder = messages(30).map(({ body }) => body);
  expect(seen).not.toEqual(inOrder);
  expect(seen.toSorted()).toEqual(inOrder.toSorted());
});

test("what was held back is there at once when the rules are taken away", async () => {
  await aws.setFaults(sqs("ReceiveMessage", { kind: "shuffle-messages" }));
  await port.queue.send(messages(10));
  const seen = bodies(await receive());
  await aws.setFaults();
  seen.push(...bodies(await receive()));
  expect(seen).toHaveLength(10);
});

test("a stale receipt neither keeps nor deletes its message", async () => {
  await aws.setFaults(sqs("ReceiveMessage", { kind: "stale-handles" }, { times: 1 }));
  await port.queue.send(messages(1));
  const stale = await receive();
  expect(stale).toHaveLength(1);
  expect(await port.queue.changeVisibility(stale.map((message) => ({ message, seconds: 9 })))).toMatchObject([
    { lost: true },
  ]);
  expect(await port.queue.delete(stale)).toEqual([]);
  expect(bodies(await receive())).toEqual(["0"]);
});

test("a long poll whose client has gone takes nothing while rules are set", async () => {
  // A rule that changes nothing, and counts.
  await aws.setFaults(sqs("ReceiveMessage", { kind: "delay", ms: 0 }));
  const abort = new AbortController();
  const gone = port.queue.receive({ max: 10, waitSeconds: 20, signal: abort.signal });
  await vi.waitFor(async () => expect(await aws.faults()).toMatchObject([{ applied: 1 }]), 20_000);
  abort.abort();
  expect(await gone).toEqual([]);
  // Asked after the connection was closed, so that this is known there when the answer comes.
  await aws.faults();
  await port.queue.send(messages(1));
  expect(await receive(20)).toMatchObject([{ receiveCount: 1 }]);
});

test("what is no rule is refused with a reason, and so is every web page", async () => {
  await expect(aws.setFaults(sqs("X", { kind: "delay", ms: -1 }))).rejects.toThrow(/ms/);
  const url = `${aws.endpoint}${FAULTS_PATH}`;
  const fromPage = await fetch(url, { method: "DELETE", headers: { origin: "https://elsewhere.example" } });
  expect(fromPage.status).toBe(403);
  expect((await fetch(url, { method: "POST" })).status).toBe(405);
  expect(await (await fetch(url, { method: "DELETE" })).json()).toEqual([]);
});
