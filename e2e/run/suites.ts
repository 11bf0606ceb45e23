import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { countPlaywright, countVitest } from "./counts.ts";
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
    yields: project === "simulation",
  };
}

/** The browser's tests, or what the arguments leave of them, on the production build: what people get is what is tested. */
export function journeySuite(args: readonly string[] = []): Suite {
  return {
    name: "journeys",
    title: "Journeys in a real browser",
    command: [PLAYWRIGHT, "test", ...args],
    report: path.join(ARTIFACTS, "journeys.json"),
    count: countPlaywright,
    listFiles: (found) => playwrightFiles(ROOT, found),
    async prepare(say, signal) {
      const { name, version } = await findBrowser(say);
      say(`Browser: ${name}, Chromium ${version}`);
      await ensureBuild(say, signal);
    },
  };
}

/**
 * Everything there is, in rounds. The lanes of a round run beside each other: browsers wait for pages, and processes for
 * each other, while the simulation computes in between. What kills processes has the machine to itself, because it
 * measures what the product promises in seconds.
 */
export function allRounds(): Suite[][][] {
  return [
    [[journeySuite()], [vitestSuite("units"), vitestSuite("units-apart")], [vitestSuite("simulation")]],
    [[vitestSuite("chaos")]],
  ];
}
