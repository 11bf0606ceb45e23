import { expect, test } from "vitest";
import { sayAway } from "./say-away.ts";

function heardOf(attempts: number): unknown[][] {
  const heard: unknown[][] = [];
  const say = sayAway({ warn: (...said: unknown[]) => void heard.push(said) });
  for (let attempt = 1; attempt <= attempts; attempt++) say(new Error("connect ECONNREFUSED"), attempt);
  return heard;
}

test("a database that starts beside the process is not complained of", () => {
  expect(heardOf(3)).toEqual([]);
});

test("one that stays away is said once, with the reason and without a stack", () => {
  expect(heardOf(50)).toEqual([
    [{ reason: "connect ECONNREFUSED" }, "the database cannot be reached; trying until it answers"],
  ]);
});
