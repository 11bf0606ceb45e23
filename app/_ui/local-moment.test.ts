import { expect, test } from "vitest";
import { momentAt } from "./local-moment.ts";

test.for([
  ["2026-03-02T10:30", "UTC", "2026-03-02T10:30:00.000Z"],
  ["2026-03-02T10:30", "Asia/Kathmandu", "2026-03-02T04:45:00.000Z"],
  ["2026-03-02", "America/New_York", "2026-03-02T05:00:00.000Z"],
  ["2026-07-02T10:30", "America/New_York", "2026-07-02T14:30:00.000Z"],
  // Shown twice: the first.
  ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
  // Left out: later by an hour, or at midnight the first moment that the day has.
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2025-09-07", "America/Santiago", "2025-09-07T04:00:00.000Z"],
  ["2026-03-29T12:00", "Europe/Berlin", "2026-03-29T10:00:00.000Z"],
] as const)("%s in %s is %s", ([local, timeZone, moment]) => {
  expect(momentAt(local, timeZone)?.toISOString()).toBe(moment);
});

test("what is no time is none", () => {
  expect(momentAt("", "UTC")).toBeNull();
  expect(momentAt("2026-13-40T10:30", "UTC")).toBeNull();
});
