import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { durationIn, formatAgo, formatClock, formatDuration } from "./duration.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-5 * SECOND, "under 1 s"],
  [999, "under 1 s"],
  [SECOND, "1 s"],
  [59_999, "59 s"],
  [MINUTE, "1 min"],
  [HOUR - 1, "59 min"],
  [HOUR + 5 * MINUTE, "1 h 05 min"],
  [DAY - 1, "23 h 59 min"],
  [3 * DAY + 4 * HOUR, "3 d 4 h"],
])("%d ms is written as %j", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
  expect(durationIn(ms, sayIn("ui.duration"))).toBe(words);
});

test.each([
  [7 * SECOND, "0:07"],
  [12 * MINUTE + 40 * SECOND, "12:40"],
  [3 * HOUR + 5 * MINUTE + 9 * SECOND, "3:05:09"],
])("%d ms on a board is %j", (ms, clock) => {
  expect(formatClock(ms)).toBe(clock);
});

const say = sayIn("ui.time");
const now = new Date("2026-11-23T12:00:00Z");

test.each([
  [-3 * SECOND, "just now"],
  [59 * SECOND, "just now"],
  [2 * MINUTE, "2 min ago"],
  [3 * HOUR, "3 h ago"],
  [30 * HOUR, "yesterday"],
  [4 * DAY, "4 days ago"],
])("%d ms before now is %j", (age, words) => {
  expect(formatAgo(new Date(now.getTime() - age), now, "UTC", say)).toBe(words);
});

test("older instants become a date, with the year only when it is another one", () => {
  expect(formatAgo(new Date("2026-03-09T00:00:00Z"), now, "UTC", say)).toBe("9 Mar");
  expect(formatAgo(new Date("2025-12-31T23:59:00Z"), now, "UTC", say)).toBe("31 Dec 2025");
});

test("days are those of a calendar, by the clocks there", () => {
  const night = new Date("2026-11-23T01:00:00Z");
  const twentySixHoursBefore = new Date("2026-11-21T23:00:00Z");
  expect(formatAgo(twentySixHoursBefore, night, "UTC", say)).toBe("2 days ago");
  expect(formatAgo(twentySixHoursBefore, night, "Europe/Berlin", say)).toBe("yesterday");
  expect(formatAgo(new Date("2025-12-31T23:59:00Z"), now, "Asia/Tokyo", say)).toBe("1 Jan");
});
