import { afterAll, expect, test } from "vitest";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { aDeadMessage, startLetterWorld } from "#server/operate/testing.ts";
import { collectLetters } from "./collect-letters.ts";

const world = await startLetterWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());
const never = new AbortController().signal;

/** A dead-letter queue that hands out what was not deleted, ten at a time. */
function aQueue(...messages: QueueMessage[]) {
  const left = [...messages];
  let receipts = 0;
  return {
    left,
    receipts: () => receipts,
    async receive({ max }: { max: number }) {
      receipts++;
      return left.slice(0, max);
    },
    async delete(gone: readonly QueueMessage[]): Promise<never[]> {
      for (const message of gone) left.splice(left.indexOf(message), 1);
      return [];
    },
  };
}

const collect = (queue: ReturnType<typeof aQueue>, rest: Partial<Parameters<typeof collectLetters>[0]> = {}) =>
  collectLetters({ source: "queue", queue, letters: deps.letters, clock: deps.clock, ...rest }, never);

test("moves everything into the database, and says that nothing is left", async () => {
  const ids = Array.from({ length: 25 }, (_, n) => `move-${n}`);
  const queue = aQueue(...ids.map((id) => aDeadMessage(id, { error: "Move me." })));
  expect(await collect(queue)).toBe(true);
  expect(queue.left).toEqual([]);
  for (const id of ids) expect(await deps.letters.find(id)).toMatchObject({ state: "failed", error: "Move me." });
});

test("an empty queue is asked once", async () => {
  const queue = aQueue();
  expect(await collect(queue)).toBe(true);
  expect(queue.receipts()).toBe(1);
});

test("killed between remembering and deleting, the next collector knows the letter already", async () => {
  const queue = aQueue(aDeadMessage("twice"));
  const dying = { ...queue, delete: () => Promise.reject(new Error("killed")) };
  await expect(collect(dying)).rejects.toThrow("killed");
  expect(await collect(queue)).toBe(true);
  const letter = await deps.letters.find("twice");
  expect(letter?.history).toHaveLength(1);
  expect(queue.left).toEqual([]);
});

test("two collectors of the same messages make one letter with one failure", async () => {
  const [one, other] = [aQueue(aDeadMessage("shared")), aQueue(aDeadMessage("shared"))];
  await Promise.all([collect(one), collect(other)]);
  expect((await deps.letters.find("shared"))?.history).toHaveLength(1);
});

test("what the database did not take stays in the queue", async () => {
  const queue = aQueue(aDeadMessage("kept"));
  const letters = { record: () => Promise.reject(new Error("the database is away")) };
  await expect(collect(queue, { letters })).rejects.toThrow("the database is away");
  expect(queue.left).toHaveLength(1);
  expect(await deps.letters.find("kept")).toBeNull();
});

test("what SNS could not deliver is told apart from what the consumer gave up", async () => {
  const attributes = { eventId: "undelivered", ErrorMessage: "Access denied" };
  await collect(aQueue({ ...aDeadMessage("undelivered"), attributes }), { source: "subscription" });
  expect(await deps.letters.find("undelivered")).toMatchObject({
    reason: "sns-undeliverable",
    error: "SNS says: Access denied",
  });
});

test("a queue that does not end is left for a while, so that the loop can show that it is alive", async () => {
  const queue = aQueue(aDeadMessage("endless"));
  const endless = { ...queue, delete: async () => [] };
  expect(await collect(endless)).toBe(false);
  expect(queue.receipts()).toBe(20);
});

test("whoever is told to stop receives nothing more", async () => {
  const queue = aQueue(aDeadMessage("late"));
  const ports = { source: "queue", queue, letters: deps.letters, clock: deps.clock } as const;
  expect(await collectLetters(ports, AbortSignal.abort())).toBe(false);
  expect(queue.receipts()).toBe(0);
});
