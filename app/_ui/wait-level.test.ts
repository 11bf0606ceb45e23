import { expect, test } from "vitest";
import { waitLevel } from "./wait-level.ts";

const MINUTE = 60_000;

test("a wait is calm, then warns at three quarters of its target, then is urgent from the target on", () => {
  expect(waitLevel(44 * MINUTE, 60 * MINUTE)).toBe("calm");
  expect(waitLevel(45 * MINUTE, 60 * MINUTE)).toBe("waiting");
  expect(waitLevel(60 * MINUTE - 1, 60 * MINUTE)).toBe("waiting");
  expect(waitLevel(60 * MINUTE, 60 * MINUTE)).toBe("urgent");
});

test("a wait without a target never presses", () => {
  expect(waitLevel(100 * MINUTE, null)).toBe("calm");
  expect(waitLevel(100 * MINUTE, 0)).toBe("calm");
});
