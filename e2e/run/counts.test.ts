import { expect, test } from "vitest";
import { countPlaywright, countVitest, MOST_AT_SECOND_TRY, sum, withExit } from "./counts.ts";

test("a test file that could not be loaded counts as a failure", () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 2 });
});

test("a journey that was skipped, or had no stack to run on, is not a passed one", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 1 };
  expect(countPlaywright({ stats, errors: [{ message: "no stack" }] })).toEqual({ passed: 3, failed: 3 });
});

test("a few journeys that passed at their second try have passed; one more, and none of them has", () => {
  const counted = (flaky: number) =>
    countPlaywright({ stats: { expected: 5, unexpected: 0, flaky, skipped: 0 }, errors: [] });
  expect(counted(MOST_AT_SECOND_TRY)).toEqual({ passed: 5 + MOST_AT_SECOND_TRY, failed: 0 });
  expect(counted(MOST_AT_SECOND_TRY + 1)).toEqual({ passed: 5, failed: MOST_AT_SECOND_TRY + 1 });
});

test("an exit code without a failed test is one failure", () => {
  expect(withExit({ passed: 3, failed: 0 }, false)).toEqual({ passed: 3, failed: 1 });
  expect(withExit({ passed: 3, failed: 2 }, false)).toEqual({ passed: 3, failed: 2 });
  expect(
    sum([
      { passed: 3, failed: 1 },
      { passed: 2, failed: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});
