import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkSteps } from "./check-steps.ts";
import type { Step, StepResult } from "./step.ts";

const SHOWN_LINES = 60;

/**
 * Runs the steps, a few at a time and begun in their order, prints a line for each that has ended, and returns those that
 * failed, in their order too.
 */
export async function runSteps(
  steps: readonly Step[],
  print: (line: string) => void,
  atOnce = Math.max(2, availableParallelism()),
) {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const results = new Map<Step, StepResult>();
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const result = await step.run().catch((error: unknown) => ({ isOk: false, output: String(error) }));
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6);
      print(`${result.isOk ? "ok  " : "FAIL"} ${step.name.padEnd(width)} ${seconds} s`);
      results.set(step, result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return steps.flatMap((step) => {
    const result = results.get(step);
    return result && !result.isOk ? [{ name: step.name, ...result }] : [];
  });
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
