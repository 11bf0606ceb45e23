import { expect, test } from "vitest";
import { countUrgent } from "./count-urgent.ts";

test("counts the promises about to break by the target of each ticket's own priority", () => {
  const at = "2026-01-01T10:00:00Z";
  const line = [
    { waitingSince: at, priority: "Critical" },
    { waitingSince: at, priority: "Low" },
    { waitingSince: at, priority: "Medium" },
  ] as const;
  const targetsMs = { Critical: 60_000, Low: 3_600_000 };
  expect(countUrgent(line, targetsMs, Date.parse("2026-01-01T10:05:00Z"))).toBe(1);
});
