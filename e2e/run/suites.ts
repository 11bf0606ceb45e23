import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { countPlaywright, countVitest } from "./counts.ts";
import { playwrightFailures, vitestFailures } from "./failures.ts";
import { playwrightFiles, vitestFiles } from "./file-times.ts";
import { findBrowser } from "./find-browser.ts";
import type { Suite } from "./suite.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const ARTIFACTS = path.join(ROOT, "artifacts");
export const VITEST = path.join(path.dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");
export const PLAYWRIGHT = fileURLToPath(import.meta.resolve("@playwright/test/cli"));

/** Projects of vitest.config.ts and playwright.config.ts. */
export type VitestProject = "units" | "units-apart" | "simulation" | "chaos";

const TITLES = {
  units: "Units, properties and integration",
  "units-apart": "The same where it takes processes of their own",
  simulation: "The event core under a seeded scheduler, and mutants of it",
  chaos: "Real processes killed, stopped and lied to",
} as const satisfies Record<VitestProject, string>;

/** A project of vitest, or what the arguments leave of it. */
export function vitestSuite(project: VitestProject, { suffix = "", args = [] as readonly string[] } = {}): Suite {
  const name = `${project}${suffix}`;
  const report = path.join(ARTIFACTS, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name,
    title: TITLES[project],
    command: [VITEST, "run", `--project=${project}`, ...reporters, ...args],
    report,
    count: countVitest,
    listFiles: (found) => vitestFiles(ROOT, found),
    listFailures: (found) => vitestFailures(ROOT, found),
  };
}

/**
 * The browser's tests, or what the arguments leave of them, on a production build and a stack of their own: what people
 * get is what is tested. What a run writes is named after the suite, as playwright.config.ts has it.
 */
export function browserSuite(
  name: "pages" | "journeys",
  args: readonly string[] = [],
  prepare: Suite["prepare"] = prepareBrowsers,
): Suite {
  return {
    name,
    title: name === "pages" ? "Every page in a real browser" : "Journeys in a real browser",
    command: [PLAYWRIGHT, "test", ...args],
    report: path.join(ARTIFACTS, `${name}.json`),
    count: countPlaywright,
    listFiles: (found) => playwrightFiles(ROOT, found),
    listFailures: (found) => playwrightFailures(ROOT, found),
    prepare,
  };
}

async function prepareBrowsers(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { name, version } = await findBrowser(say);
  say(`Browser: ${name}, Chromium ${version}`);
  await ensureBuild(say, signal);
}

/**
 * Everything there is, in rounds. The lanes of a round run beside each other: browsers wait for pages, and processes for
 * each other. The simulation only computes, on every core: beside them it would starve, or make them late. What kills
 * processes has the machine to itself, because it measures what the product promises in seconds.
 */
export function allRounds(): Suite[][][] {
  // Both need the build; whoever comes first makes it.
  let preparing: Promise<void> | undefined;
  const prepareOnce: Suite["prepare"] = (say, signal) => (preparing ??= prepareBrowsers(say, signal));
  const inBrowser = (name: "pages" | "journeys") => browserSuite(name, [`--project=${name}`], prepareOnce);
  return [
    [[vitestSuite("simulation")]],
    [
      [inBrowser("journeys"), vitestSuite("units-apart")],
      [inBrowser("pages"), vitestSuite("units")],
    ],
    [[vitestSuite("chaos")]],
  ];
}
