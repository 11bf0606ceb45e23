import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { whenWords } from "./when-words.ts";

const now = new Date("2026-03-02T21:30:00Z");

test.for([
  ["2026-03-02T23:30:00Z", "UTC", "today at 23:30"],
  ["2026-03-02T23:30:00Z", "Europe/Berlin", "tomorrow at 00:30"],
  ["2026-03-08T09:00:00Z", "UTC", "on Sunday at 09:00"],
  ["2026-03-09T09:00:00Z", "UTC", "on 9 March 2026 at 09:00"],
  ["2026-03-01T09:00:00Z", "UTC", "on 1 March 2026 at 09:00"],
] as const)("%s is in %s %s", ([moment, timeZone, words]) => {
  expect(whenWords(new Date(moment), now, timeZone, sayIn("ui.when"))).toBe(words);
});
