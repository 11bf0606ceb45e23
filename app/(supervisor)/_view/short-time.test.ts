import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { shortTime } from "./short-time.ts";

test.each([
  [0, "0 ms"],
  [4.4, "4 ms"],
  [999, "999 ms"],
  [1_234, "1.2 s"],
  [42_000, "42 s"],
  [190_000, "3 min"],
])("%d ms are %s", (ms, words) => {
  expect(shortTime(ms, sayIn("supervisor.shortTime"), sayIn("ui.duration"))).toBe(words);
});
