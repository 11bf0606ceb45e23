import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { type Counts, countPlaywright, countVitest, sum, withExit } from "./counts.ts";
import { findBrowser } from "./find-browser.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ARTIFACTS = path.join(ROOT, "artifacts");
const VITEST = path.join(path.dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");
const PLAYWRIGHT = fileURLToPath(import.meta.resolve("@playwright/test/cli"));
/** Hundreds of processes are started, all from the same code: what the first has compiled, the others read. */
const NODE_COMPILE_CACHE = path.join(ROOT, "node_modules/.cache/node-compile");
const NOTHING_RAN: Counts = { passed: 0, failed: 0 };

interface Suite {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly report: string;
  readonly count: (report: unknown) => Counts;
}

/** Runs a suite to its end with its output on this terminal, and counts from the report that it leaves. */
async function run({ title, script, args, report, count }: Suite): Promise<Counts> {
  console.log(`\n── ${title}`);
  const file = path.join(ARTIFACTS, report);
  await rm(file, { force: true });
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const counts = await readFile(file, "utf8").then(
    (text) => count(JSON.parse(text)),
    () => NOTHING_RAN,
  );
  return withExit(counts, code === 0);
}

/** The whole suite on the production build: what people get is what is tested. */
async function runJourneys(): Promise<Counts> {
  try {
    console.log("\n── Browser and build");
    const { name, version } = await findBrowser(console.log);
    console.log(`Browser: ${name}, Chromium ${version}`);
    await ensureBuild(console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  return run({
    title: "Journeys in a real browser",
    script: PLAYWRIGHT,
    args: ["test"],
    report: "journeys.json",
    count: countPlaywright,
  });
}

/** The projects whose names begin like this. */
function runVitest(project: string, title: string): Promise<Counts> {
  const report = `${project}.json`;
  return run({
    title,
    script: VITEST,
    args: [
      "run",
      `--project=${project}*`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${path.join(ARTIFACTS, report)}`,
    ],
    report,
    count: countVitest,
  });
}

await mkdir(ARTIFACTS, { recursive: true });
const counts = [
  await runVitest("units", "Units, properties and integration"),
  await runVitest("simulation", "The event core under a seeded scheduler, and mutants of it"),
  await runVitest("chaos", "Real processes killed, stopped and lied to"),
  await runJourneys(),
];
const { passed, failed } = sum(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
