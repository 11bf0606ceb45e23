import { expect, test } from "vitest";
import { breakerDelaySeconds, retryDelaySeconds } from "./retry-delay.ts";

test("doubles with every receipt up to five minutes, spread over the upper half", () => {
  const longest = [1, 2, 3, 4, 9, 10, 50].map((count) => retryDelaySeconds(count, () => 0.999));
  const shortest = [1, 2, 3, 4, 9, 10, 50].map((count) => retryDelaySeconds(count, () => 0));
  expect(longest).toEqual([1, 2, 4, 8, 256, 300, 300]);
  expect(shortest).toEqual([1, 1, 2, 4, 128, 150, 150]);
});

test("messages returned for a missing database come back between 5 and 30 seconds later", () => {
  expect([0, 0.5, 0.9999].map((chance) => breakerDelaySeconds(() => chance))).toEqual([5, 18, 30]);
});
