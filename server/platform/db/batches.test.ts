import { expect, test } from "vitest";
import { batchesOf } from "./batches.ts";

async function* upTo(count: number) {
  for (let n = 1; n <= count; n++) yield n;
}

test.for([
  [0, []],
  [2, [[1, 2]]],
  [3, [[1, 2], [3]]],
  [
    4,
    [
      [1, 2],
      [3, 4],
    ],
  ],
] as const)("%i rows come two at a time, each once and in their order", async ([count, batches]) => {
  expect(await Array.fromAsync(batchesOf(upTo(count), 2))).toEqual(batches);
});
