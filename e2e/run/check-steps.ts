import { readFile } from "node:fs/promises";
import path from "node:path";
import { type LockFile, lockProblems } from "./lock-file.ts";
import { repositoryProblems } from "./repository-rules.ts";
import { runTool } from "./run-tool.ts";
import type { Step, StepResult } from "./step.ts";

/**
 * Everything `npm run check` looks at. What takes longest begins first, so that the quick steps fill what it leaves; the
 * unit tests can be left out where they run anyway.
 */
export function checkSteps(root: string, { withTests }: { withTests: boolean }): Step[] {
  const tool = (...command: [string, ...string[]]) => runTool(root, command);
  return [
    { name: "types", run: () => checkTypes(root) },
    ...(withTests ? [{ name: "unit tests", run: () => tool("vitest", "run", "--project=units") }] : []),
    { name: "lint", run: () => tool("oxlint", "--type-aware", "--deny-warnings") },
    { name: "imports", run: () => checkImports(root) },
    { name: "unused code", run: () => tool("knip") },
    { name: "format", run: () => tool("biome", "check", "--reporter=summary", ".") },
    { name: ".env.example", run: () => tool("node", "server/platform/env-example.ts", "--check") },
    { name: "lock file", run: async () => report(lockProblems(await readLock(root))) },
    { name: "repository", run: async () => report(await repositoryProblems(root)) },
  ];
}

async function checkTypes(root: string): Promise<StepResult> {
  const routes = await runTool(root, ["next", "typegen"]);
  return routes.isOk ? runTool(root, ["tsc", "--noEmit"]) : routes;
}

/** A cruise that finds no modules also finds no fault: it happens with a compiler version the tool does not know. */
async function checkImports(root: string): Promise<StepResult> {
  const code = ["app", "server", "consumer", "e2e", "proxy.ts", "instrumentation.ts"];
  const result = await runTool(root, ["depcruise", "--config", ".dependency-cruiser.mjs", ...code]);
  const cruised = Number(/(\d+) modules/.exec(result.output)?.[1] ?? 0);
  return cruised > 0 ? result : { isOk: false, output: `${result.output}\nNo module was looked at.` };
}

async function readLock(root: string): Promise<LockFile> {
  return JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as LockFile;
}

function report(problems: readonly string[]): StepResult {
  return { isOk: problems.length === 0, output: problems.join("\n") };
}
