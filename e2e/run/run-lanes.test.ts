import { expect, test } from "vitest";
import { runLanes } from "./run-lanes.ts";
import type { Suite } from "./suite.ts";
import { summarize } from "./summary.ts";

const suite = (name: string): Suite => ({
  name,
  title: `All about ${name}`,
  command: [],
  report: "",
  count: () => ({ passed: 0, failed: 0 }),
  listFiles: () => [],
  listFailures: () => [],
});
const outcome = (name: string, seconds = 1) => ({
  name,
  counts: { passed: 2, failed: 1 },
  files: [{ file: `${name}.test.ts`, seconds }],
  failures: [{ test: `${name}.test.ts: a bell rings`, why: "Expected 1\nReceived 0" }],
  seconds,
});

test("lanes run beside each other, suites of a lane in turn, and each one's output comes in one piece", async () => {
  const printed: string[] = [];
  const running = new Set<string>();
  const together: string[] = [];
  const meeting = Promise.withResolvers<void>();
  const outcomes = await runLanes(
    [[suite("first"), suite("second")], [suite("beside")]],
    async ({ name }, onLine) => {
      running.add(name);
      onLine(`${name} begins`);
      together.push([...running].join("+"));
      if (name === "beside") meeting.resolve();
      await meeting.promise;
      onLine(`${name} ends`);
      running.delete(name);
      return outcome(name);
    },
    (text) => printed.push(text),
  );
  expect(outcomes.map(({ name }) => name)).toEqual(["first", "second", "beside"]);
  expect(together).toContain("first+beside");
  expect(together.some((names) => names.includes("first") && names.includes("second"))).toBe(false);
  for (const name of ["first", "second", "beside"]) {
    expect(printed.join("\n")).toContain(`── All about ${name} (${name})\n${name} begins\n${name} ends\n`);
  }
});

test("the summary says what took long and what was started, the slowest first", () => {
  const text = summarize([outcome("units", 3), outcome("chaos", 12)], (name) =>
    name === "chaos" ? new Map([["consumers", 40]]) : new Map(),
  );
  expect(text).toMatch(/chaos +12[.]0 s +2 +1/);
  expect(text).toMatch(/chaos[.]test[.]ts +12[.]0 s +chaos\nunits[.]test[.]ts +3[.]0 s +units/);
  expect(text).toContain("FAILED in chaos: chaos.test.ts: a bell rings\n  Expected 1\n  Received 0");
  expect(text).toMatch(/started by +databases +SNS\/SQS +consumers[^]*chaos +0 +0 +40/);
});
