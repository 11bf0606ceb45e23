import path from "node:path";
import { z } from "zod";
import { playwrightSpecs } from "./playwright-specs.ts";

/** How long a file's tests took. */
export interface FileTime {
  /** From the project's root. */
  readonly file: string;
  readonly seconds: number;
}

const VitestReport = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const TestDurations = z.object({ results: z.array(z.object({ duration: z.number() })) });
const Spec = z.object({ file: z.string(), tests: z.array(TestDurations) });
const PlaywrightReport = z.object({ config: z.object({ rootDir: z.string() }), suites: z.unknown() });

export function vitestFiles(root: string, report: unknown): FileTime[] {
  return VitestReport.parse(report).testResults.map(({ name, startTime, endTime }) => ({
    file: path.relative(root, name),
    seconds: (endTime - startTime) / 1_000,
  }));
}

/** Its report knows tests only: a file took as long as all of its tests, one after the other. */
export function playwrightFiles(root: string, report: unknown): FileTime[] {
  const { config, suites } = PlaywrightReport.parse(report);
  const totals = new Map<string, number>();
  for (const { file, tests } of z.array(Spec).parse(playwrightSpecs(suites))) {
    const name = path.relative(root, path.join(config.rootDir, file));
    const ms = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
    totals.set(name, (totals.get(name) ?? 0) + ms / 1_000);
  }
  return [...totals].map(([file, seconds]) => ({ file, seconds }));
}
