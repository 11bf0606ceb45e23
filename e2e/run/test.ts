import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { sum } from "./counts.ts";
import { lanesFor } from "./lanes-for.ts";
import { type Run, runLanes } from "./run-lanes.ts";
import { runSuite } from "./run-suite.ts";
import { countStarts } from "./starts.ts";
import type { Outcome } from "./suite.ts";
import { ARTIFACTS, allRounds } from "./suites.ts";
import { summarize } from "./summary.ts";

const USAGE = `npm test [-- NAME]
Runs every test, or those whose file or title contains the name. The last line is "N passed, N failed".`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
const name = positionals.join(" ");

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

async function runTests(): Promise<void> {
  await mkdir(ARTIFACTS, { recursive: true });
  const starts = await mkdtemp(path.join(tmpdir(), "quickfix-starts-"));
  const startsFile = (suite: string) => path.join(starts, suite);
  try {
    const outcomes: Outcome[] = [];
    const run: Run = (suite, onLine) =>
      runSuite(suite, { onLine, signal: stopping.signal, startsFile: startsFile(suite.name) });
    for (const lanes of name === "" ? allRounds() : [await lanesFor(name)]) {
      if (stopping.signal.aborted) break;
      outcomes.push(...(await runLanes(lanes, run, console.log)));
    }
    if (stopping.signal.aborted) {
      console.log("Stopped; what was started has ended.");
      process.exitCode = 130;
      return;
    }
    console.log(summarize(outcomes, (suite) => countStarts(startsFile(suite))));
    const { passed, failed } = sum(outcomes.map(({ counts }) => counts));
    const nothing = passed + failed === 0;
    if (nothing) console.log(`\nNo test has "${name}" in its file's path or in its title.`);
    console.log(`\n${passed} passed, ${nothing ? 1 : failed} failed`);
    process.exitCode = nothing || failed > 0 ? 1 : 0;
  } finally {
    await rm(starts, { recursive: true, force: true });
  }
}

if (values.help) console.log(USAGE);
else await runTests();
