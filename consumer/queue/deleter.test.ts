import { expect, test } from "vitest";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createDeleter } from "./deleter.ts";
import { createDelivery } from "./delivery.ts";
import type { QueueFact } from "./facts.ts";

const NOW = new Date("2026-01-17T12:00:00.000Z");

function aDelivery(id: string) {
  const message: QueueMessage = {
    messageId: id,
    receiptHandle: id,
    body: "",
    attributes: {},
    receiveCount: 1,
    sentAt: NOW,
  };
  return createDelivery(message, NOW.getTime(), 30_000);
}

function aDeleter(refuse: (call: number, messages: readonly QueueMessage[]) => readonly QueueMessage[], lost = false) {
  const time = createVirtualTime();
  const calls: string[][] = [];
  const facts: Extract<QueueFact, { kind: "deleted" }>[] = [];
  const deleter = createDeleter({
    timers: time.timers,
    random: () => 0.5,
    observe: (fact) => void (fact.kind === "deleted" && facts.push(fact)),
    queue: {
      async delete(messages) {
        calls.push(messages.map(({ messageId }) => messageId));
        return refuse(calls.length, messages).map((message) => ({ message, lost }));
      },
    },
  });
  return { time, calls, facts, deleter };
}

test("what is done within a moment is deleted in one call", async () => {
  const { time, calls, facts, deleter } = aDeleter(() => []);
  const gone = Promise.all(["a", "b", "c"].map((id) => deleter.delete(aDelivery(id))));
  await time.advance(20);
  await gone;
  expect(calls).toEqual([["a", "b", "c"]]);
  expect(facts).toEqual([{ kind: "deleted", result: "ok", count: 3 }]);
});

test("only what was refused is tried again, and forgotten as soon as it is gone", async () => {
  const { time, calls, deleter } = aDeleter((call, messages) => (call === 1 ? messages.slice(0, 1) : []));
  const gone = Promise.all(["a", "b"].map((id) => deleter.delete(aDelivery(id))));
  await time.advance(5_000);
  await gone;
  expect(calls).toEqual([["a", "b"], ["a"]]);
  expect(deleter.isDone("a")).toBe(false);
});

test("what resists is remembered as done: its next receipt only has to be deleted", async () => {
  const { time, calls, facts, deleter } = aDeleter(() => {
    throw new Error("AccessDenied");
  });
  const gone = deleter.delete(aDelivery("a"));
  await time.advance(20_000);
  await gone;
  expect(calls).toHaveLength(4);
  expect(deleter.isDone("a")).toBe(true);
  expect(facts).toEqual([{ kind: "deleted", result: "failed", count: 1 }]);
});

test("a receipt that SQS does not know any more is not tried again", async () => {
  const { time, calls, facts, deleter } = aDeleter((_, messages) => messages.slice(0, 1), true);
  const gone = Promise.all(["a", "b"].map((id) => deleter.delete(aDelivery(id))));
  await time.advance(20_000);
  await gone;
  expect(calls).toEqual([["a", "b"]]);
  expect([deleter.isDone("a"), deleter.isDone("b")]).toEqual([true, false]);
  expect(facts.map(({ result, count }) => [result, count])).toEqual([
    ["failed", 1],
    ["ok", 1],
  ]);
});

test("a receipt that was lost while it was being renewed is not used any more", async () => {
  const { time, calls, deleter } = aDeleter(() => []);
  const delivery = aDelivery("a");
  delivery.renewing = Promise.resolve().then(() => {
    delivery.lost = true;
  });
  await deleter.delete(delivery);
  await time.advance(1_000);
  expect(calls).toEqual([]);
  expect(deleter.isDone("a")).toBe(true);
});
