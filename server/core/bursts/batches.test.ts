import { expect, test } from "vitest";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createBatches } from "./batches.ts";

function batchesOf(flush?: (items: readonly number[]) => Promise<void>) {
  const time = createVirtualTime();
  const sent: number[][] = [];
  const batches = createBatches<number>({
    timers: time.timers,
    maxItems: 3,
    maxWaitMs: 20,
    async flush(items) {
      sent.push([...items]);
      await flush?.(items);
    },
  });
  return { time, sent, batches };
}

test("what comes within a moment goes together when the first of it has waited long enough", async () => {
  const { time, sent, batches } = batchesOf();
  const added = [batches.add(1)];
  await time.advance(10);
  added.push(batches.add(2));
  expect(sent).toEqual([]);
  await time.advance(10);
  expect(sent).toEqual([[1, 2]]);
  await Promise.all(added);
});

test("a full batch does not wait, nor for one that is still on its way", async () => {
  const gates: (() => void)[] = [];
  const { sent, batches } = batchesOf(() => new Promise((resolve) => gates.push(resolve)));
  const added = [1, 2, 3, 4, 5, 6].map((item) => batches.add(item));
  expect(sent).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  for (const open of gates) open();
  await Promise.all(added);
});

test("whoever was in a batch that failed hears of it, the others do not", async () => {
  const { time, batches } = batchesOf(async (items) => {
    if (items.includes(2)) throw new Error("refused");
  });
  const results = Promise.allSettled([1, 2, 3, 4].map((item) => batches.add(item)));
  await time.advance(20);
  expect((await results).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "fulfilled"]);
});

test("draining hands on what waits, and ends when it is through and no timer is left", async () => {
  const { time, sent, batches } = batchesOf();
  const added = batches.add(1);
  let isDrained = false;
  const drained = batches.drain().then(() => {
    isDrained = true;
  });
  await added;
  expect(sent).toEqual([[1]]);
  expect(isDrained).toBe(false);
  await time.advance(20);
  await drained;
});

test("while one is on its way others gather, until it is through or they have waited long enough", async () => {
  const time = createVirtualTime();
  const sent: number[][] = [];
  const gates: (() => void)[] = [];
  const batches = createBatches<number>({
    timers: time.timers,
    maxItems: 10,
    maxWaitMs: 5,
    maxHoldMs: 25,
    flush(items) {
      sent.push([...items]);
      return new Promise<void>((resolve) => gates.push(resolve));
    },
  });
  const added = [batches.add(1)];
  await time.advance(5);
  added.push(batches.add(2));
  await time.advance(10);
  added.push(batches.add(3));
  expect(sent).toEqual([[1]]);
  gates[0]?.();
  await time.advance(0);
  expect(sent).toEqual([[1], [2, 3]]);
  added.push(batches.add(4));
  await time.advance(24);
  expect(sent).toHaveLength(2);
  await time.advance(1);
  expect(sent).toEqual([[1], [2, 3], [4]]);
  for (const open of gates) open();
  await Promise.all(added);
});
