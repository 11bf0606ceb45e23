import { expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "./failures.ts";

test("vitest's failures are named with their file, and so is a file that could not be loaded", () => {
  const tests = [
    { status: "passed", fullName: "fine" },
    {
      status: "failed",
      fullName: "the clock strikes",
      failureMessages: ["\u001b[31mAssertionError: 3\u001b[39m\n    at x"],
    },
  ];
  const testResults = [
    { name: "/house/server/clock.test.ts", status: "failed", message: "", assertionResults: tests },
    { name: "/house/server/bell.test.ts", status: "failed", message: "No such module", assertionResults: [] },
  ];
  expect(vitestFailures("/house", { testResults })).toEqual([
    { test: "server/clock.test.ts: the clock strikes", why: "AssertionError: 3\n    at x" },
    { test: "server/bell.test.ts", why: "No such module" },
  ]);
});

test("a browser test that failed, passed only when repeated, or did not run is named, and so is the run's own error", () => {
  const spec = (title: string, ok: boolean, ...results: object[]) => ({
    file: "journeys/walls.spec.ts",
    title,
    ok,
    tests: [{ results }],
  });
  const specs = [
    spec("fine", true, { status: "passed" }),
    spec("broken", false, { status: "timedOut", errors: [{ message: "Timeout of 60000ms" }] }),
    spec("unsteady", true, { status: "failed", errors: [{ message: "late" }] }, { status: "passed" }),
    spec("skipped", true, { status: "skipped" }),
  ];
  const report = {
    config: { rootDir: "/house/e2e" },
    suites: [{ suites: [{ specs }] }],
    errors: [{ message: "no stack" }],
  };
  expect(playwrightFailures("/house", report)).toEqual([
    { test: "the run", why: "no stack" },
    { test: "e2e/journeys/walls.spec.ts: broken", why: "Timeout of 60000ms" },
    { test: "e2e/journeys/walls.spec.ts: unsteady", why: "late", isUnsteady: true },
    { test: "e2e/journeys/walls.spec.ts: skipped", why: "It did not run." },
  ]);
});
