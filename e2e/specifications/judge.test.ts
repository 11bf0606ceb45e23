import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { readOutcomes } from "./outcomes.ts";

const lines = [
  { test: "passes", part: "setup", outcome: "passed" },
  { test: "passes", part: "call", outcome: "passed" },
  { test: "passes", part: "teardown", outcome: "passed" },
  { test: "fails after its end", part: "call", outcome: "passed" },
  { test: "fails after its end", part: "teardown", outcome: "failed", said: "Still there." },
  { test: "is left out", part: "setup", outcome: "skipped" },
  { test: "is left out", part: "teardown", outcome: "passed" },
];
const outcomes = readOutcomes(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

test("a test has passed when it ran to its end and no part of it failed", () => {
  const { passed, skipped, failed } = outcomes;
  expect({ passed, skipped, failed: [...failed] }).toEqual({
    passed: ["passes"],
    skipped: ["is left out"],
    failed: [["fails after its end", "Still there."]],
  });
});

test("a failure that is known is as it should be, any other is said with its words", () => {
  expect(judge(outcomes, { "For a reason.": ["fails after its end"] })).toEqual([]);
  expect(judge(outcomes, {})).toEqual(["fails after its end fails:\nStill there."]);
});

test("what is listed and does not fail is taken off the list", () => {
  const known = { "For a reason.": ["fails after its end", "passes", "was called so"] };
  expect(judge(outcomes, known)).toEqual([
    "passes is listed as failing and does not fail any more.",
    "was called so is listed as failing and is not there any more.",
  ]);
});
