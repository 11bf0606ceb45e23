import { expect, test } from "vitest";
import { wordsOf } from "#server/core/saying.ts";
import { openingSaying } from "./opening-saying.ts";

const NOW = new Date("2026-03-02T22:30:00Z");

test.each([
  ["2026-03-02T22:45:00Z", "at 23:45 (Europe/Berlin)"],
  ["2026-03-03T08:00:00Z", "tomorrow at 09:00 (Europe/Berlin)"],
  ["2026-03-06T08:00:00Z", "on Friday at 09:00 (Europe/Berlin)"],
  ["2026-03-09T08:00:00Z", "on Monday, 9 March, at 09:00 (Europe/Berlin)"],
  ["2026-04-09T07:00:00Z", "on Thursday, 9 April, at 09:00 (Europe/Berlin)"],
])("%s is said %s", (opensAt, words) => {
  expect(wordsOf(openingSaying(new Date(opensAt), NOW, "Europe/Berlin"))).toBe(words);
});

test("tomorrow is the desk's, not that of whoever computes", () => {
  expect(wordsOf(openingSaying(new Date("2026-03-03T08:00:00Z"), NOW, "Asia/Tokyo"))).toBe("at 17:00 (Asia/Tokyo)");
});
