import { expect, test } from "vitest";
import { formatAgo, formatClock, formatDuration } from "./duration.ts";

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
});

test.each([
  [7 * SECOND, "0:07"],
  [12 * MINUTE + 40 * SECOND, "12:40"],
  [3 * HOUR + 5 * MINUTE + 9 * SECOND, "3:05:09"],
])("%d ms on a board is %j", (ms, clock) => {
  expect(formatClock(ms)).toBe(clock);
});

const now = new Date(2026, 10, 23, 12, 0, 0);

test.each([
  [-3 * SECOND, "just now"],
  [59 * SECOND, "just now"],
  [2 * MINUTE, "2 min ago"],
  [3 * HOUR, "3 h ago"],
  [30 * HOUR, "yesterday"],
  [4 * DAY, "4 days ago"],
])("%d ms before now is %j", (age, words) => {
  expect(formatAgo(new Date(now.getTime() - age), now)).toBe(words);
});

test("older instants become a date, with the year only when it is another one", () => {
  expect(formatAgo(new Date(2026, 2, 9), now)).toBe("9 Mar");
  expect(formatAgo(new Date(2025, 11, 31), now)).toBe("31 Dec 2025");
});
