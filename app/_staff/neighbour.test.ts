import { expect, test } from "vitest";
import { neighbour } from "./neighbour.ts";

test("moves through the list and stops at its ends", () => {
  expect(neighbour(["a", "b"], "a", 1)).toBe("b");
  expect(neighbour(["a", "b"], "b", 1)).toBeNull();
});

test("starts at the near end when nothing is current, or the current one has left", () => {
  expect(neighbour(["a", "b"], null, 1)).toBe("a");
  expect(neighbour(["a", "b"], "gone", -1)).toBe("b");
  expect(neighbour([], null, 1)).toBeNull();
});
