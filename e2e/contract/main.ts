import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fetchToken } from "#e2e/fixtures/api.ts";
import { ARTIFACTS, startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { DEMO_PASSWORD } from "#server/local/demo/people.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { prepareSchemathesis } from "./python.ts";
import { tryRole } from "./try-role.ts";

const USAGE = `npm run contract -- [--examples 100] [--seed 1] [--python DIR]
Lets schemathesis try every operation of /api/openapi.json as a customer, an agent and an admin, on a stack of its own.
It is installed where it stays for the next time, unless a Python environment that has it is named.`;
const ROOT = path.resolve(import.meta.dirname, "../..");
const ROLES = { customer: "user1@demo.test", agent: "agent1@demo.test", admin: "admin@demo.test" };

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function tryContract(examples: number, seed: number, python: string | undefined): Promise<Counts> {
  const schemathesis = python
    ? { command: path.resolve(python, "bin/schemathesis") }
    : await prepareSchemathesis(ROOT, path.join(ROOT, "node_modules/.cache/schemathesis"));
  if ("missing" in schemathesis) {
    console.log(`The API was not tried against its document: ${schemathesis.missing}.`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  await ensureBuild(() => {});
  await using stack = await startProductionStack({ withDemo: true, logName: "contract-stack.log" });
  const { webUrl } = stack;
  // All of them first: schemathesis guesses passwords, too, and whoever guesses often has to wait.
  const tokens = new Map<string, string>();
  for (const [role, email] of Object.entries(ROLES)) tokens.set(role, await fetchToken(webUrl, email, DEMO_PASSWORD));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [role, token] of tokens) {
    const folder = path.join(ARTIFACTS, `contract-${role}`);
    const { command } = schemathesis;
    const trial = await tryRole({ root: ROOT, command, webUrl, token, examples, seed, folder });
    await writeFile(path.join(ARTIFACTS, `contract-${role}.log`), trial.output);
    if (trial.failed > 0) console.log(trial.output);
    console.log(`${role}: ${trial.passed} passed, ${trial.failed} failed, ${trial.allowed} findings allowed`);
    total.passed += trial.passed;
    total.failed += trial.failed;
  }
  return total;
}

const { values } = parseArgs({
  options: {
    examples: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    python: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const { passed, failed, skipped } = await tryContract(Number(values.examples), Number(values.seed), values.python);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}
