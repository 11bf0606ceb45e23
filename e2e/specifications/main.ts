import path from "node:path";
import { parseArgs } from "node:util";
import { fetchTests } from "./fetch-tests.ts";
import { judge } from "./judge.ts";
import { KNOWN_FAILURES } from "./known-failures.ts";
import type { Outcomes } from "./outcomes.ts";
import { runSuite } from "./run-suite.ts";
import { SUITES } from "./suites.ts";

const HELP = `npx node e2e/specifications/main.ts --python DIR

Runs the tests of PyMongo, which are the drivers' specifications and its own, against the embedded database. A test that fails
and is not in known-failures.ts fails the run, and so does one that is there and does not fail.
  --python   a Python environment with what .ci/requirements.txt lists
`;

const { values } = parseArgs({
  options: { python: { type: "string" }, help: { type: "boolean", default: false } },
});

if (values.help || !values.python) process.stdout.write(HELP);
else process.exitCode = await runAll(path.resolve(values.python));

async function runAll(python: string): Promise<number> {
  const tests = await fetchTests(python);
  const stops: (() => void)[] = [];
  const stopAll = () => {
    for (const stop of stops) stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopAll);
  try {
    const suites = await Promise.all(
      Object.entries(SUITES).map(async ([name, files]) => {
        const outcomes = await runSuite(files, { python, tests, onStart: (stop) => stops.push(stop) });
        process.stdout.write(`${name}: ${counted(outcomes)}\n`);
        return outcomes;
      }),
    );
    const all = {
      passed: suites.flatMap(({ passed }) => passed),
      skipped: suites.flatMap(({ skipped }) => skipped),
      failed: new Map(suites.flatMap(({ failed }) => [...failed])),
    };
    const objections = judge(all, KNOWN_FAILURES);
    for (const objection of objections) process.stdout.write(`FAIL ${objection}\n`);
    process.stdout.write(`all: ${counted(all)}, ${objections.length} not as they are known\n`);
    return objections.length === 0 ? 0 : 1;
  } finally {
    stopAll();
  }
}

function counted({ passed, skipped, failed }: Outcomes): string {
  return `${passed.length} passed, ${skipped.length} skipped, ${failed.size} failed`;
}
