import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { exactTime } from "./exact-time.ts";

test("a time says whose clock it is by, unless it is that of the reader's own device", () => {
  const say = sayIn("ui.time");
  const at = "2026-03-02T23:30:00Z";
  expect(exactTime(at, { timeZone: "Europe/Berlin", isNamed: true }, say)).toBe(
    "3 March 2026 at 00:30 (Europe/Berlin)",
  );
  expect(exactTime(at, { timeZone: "Europe/Berlin", isNamed: false }, say)).toBe("3 March 2026 at 00:30");
});
