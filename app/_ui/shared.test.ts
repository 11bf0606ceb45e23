import { expect, test, vi } from "vitest";
import { createShared } from "./shared.ts";

test("whoever listens hears when it becomes another, and not when it stays the same or they have left", () => {
  const shared = createShared("up");
  const hears = vi.fn();
  const leave = shared.subscribe(hears);
  shared.set("up");
  expect(hears).not.toHaveBeenCalled();
  shared.set("away");
  expect([shared.get(), shared.initial, hears.mock.calls.length]).toEqual(["away", "up", 1]);
  leave();
  shared.set("up");
  expect(hears).toHaveBeenCalledTimes(1);
});
