import path from "node:path";
import { parseArgs } from "node:util";
import { checkSteps } from "./check-steps.ts";
import type { Step, StepResult } from "./step.ts";

const SHOWN_LINES = 60;

/** Runs the steps one after the other, prints a line for each, and returns those that failed. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void) {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const failures: (StepResult & { name: string })[] = [];
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const result = await run().catch((error: unknown) => ({ isOk: false, output: String(error) }));
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6);
    print(`${result.isOk ? "ok  " : "FAIL"} ${name.padEnd(width)} ${seconds} s`);
    if (!result.isOk) failures.push({ name, ...result });
  }
  return failures;
}

/** The end of what a step printed: tools put their summary last. */
function lastLines(output: string): string {
  const lines = output.trimEnd().split("\n");
  const hidden = lines.length - SHOWN_LINES;
  return hidden > 0 ? [`… ${hidden} lines above`, ...lines.slice(hidden)].join("\n") : lines.join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { "no-tests": { type: "boolean", default: false } } });
  const steps = checkSteps(path.resolve(import.meta.dirname, "../.."), { withTests: !values["no-tests"] });
  const failures = await runSteps(steps, console.log);
  for (const { name, output } of failures) console.log(`\n── ${name}\n${lastLines(output)}`);
  console.log(failures.length === 0 ? "\nEverything is in order." : `\n${failures.length} of the checks failed.`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
