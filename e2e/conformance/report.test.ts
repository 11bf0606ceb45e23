import { AssertionError } from "node:assert/strict";
import { expect, test } from "vitest";
import { type Check, type Finding, inWords, needed, runChecks, Skipped, useful } from "./check.ts";
import { lineOf, summarize } from "./report.ts";

const fails = async () => {
  throw new Error("it is full");
};
const CHECKS: readonly Check<null>[] = [
  needed("rows are kept", "complaints", async () => {}),
  needed("rows are found", "lists", fails),
  useful("rows expire", "old keys stay", fails),
  useful("rows fly", "nothing", async () => {
    throw new Skipped("there is no wind");
  }),
];

async function findings(signal = new AbortController().signal): Promise<Finding[]> {
  const found: Finding[] = [];
  await runChecks("Rows", CHECKS, null, { onFinding: (finding) => found.push(finding), signal });
  return found;
}

test("what fails counts as failed only where the desk needs it, and every check is made", async () => {
  expect((await findings()).map(({ outcome }) => outcome)).toEqual(["passed", "failed", "lacking", "skipped"]);
});

test("the report says what each lack costs, and ends with how many passed and failed", async () => {
  const text = summarize(["Database  Slate 1.0"], await findings());
  expect(text).toContain("Database  Slate 1.0");
  expect(text).toMatch(/FAIL {2}rows are found {2}lists/);
  expect(text).toMatch(/lack {2}rows expire {5}old keys stay/);
  expect(text.split("\n").at(-1)).toBe("1 passed, 1 failed");
  expect(summarize([], (await findings()).slice(0, 1))).toContain("everything that the desk relies on");
});

test("a line says why, and what it costs", async () => {
  const [, failed, lacking, skipped] = (await findings()).map(lineOf);
  expect(failed).toBe("  FAIL  rows are found\n        it is full\n        costs: lists");
  expect(lacking).toContain("the desk does without: old keys stay");
  expect(skipped).toBe("  skip  rows fly\n        there is no wind");
});

test("a comparison says both sides in one line, and an error its cause and code", () => {
  const error = new AssertionError({ actual: [1, 2], expected: [2], operator: "deepStrictEqual" });
  expect(inWords(error)).toBe("[ 1, 2 ] instead of [ 2 ]");
  const cause = Object.assign(new Error("refused"), { code: 13 });
  expect(inWords(new Error("It cannot be made.\nsecond line", { cause }))).toBe("It cannot be made. (refused [13])");
});

test("whoever stops it is waited for no longer than the check that runs", async () => {
  const stopping = new AbortController();
  const made: string[] = [];
  const checks = ["first", "second"].map((name) =>
    needed<null>(name, "", async () => {
      made.push(name);
      stopping.abort();
    }),
  );
  const run = runChecks("Rows", checks, null, { onFinding: () => {}, signal: stopping.signal });
  await expect(run).rejects.toThrow("aborted");
  expect(made).toEqual(["first"]);
});
