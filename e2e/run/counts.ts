import { z } from "zod";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** A file that could not be loaded has no tests to count, and is a failure all the same. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report);
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/** A browser drives six processes on two processors: so many tests of a run may be held up by them. More have a cause in here. */
export const MOST_AT_SECOND_TRY = 3;

/**
 * A few tests that passed at their second try have passed, and are named; many have not. One that did not run did not pass.
 */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = PlaywrightReport.parse(report);
  const { expected, unexpected, flaky, skipped } = stats;
  const excused = flaky > MOST_AT_SECOND_TRY ? 0 : flaky;
  return { passed: expected + excused, failed: unexpected + flaky - excused + skipped + errors.length };
}

/** What a run that left no report, or an exit code that its report does not explain, counts for. */
export function withExit({ passed, failed }: Counts, isOk: boolean): Counts {
  return { passed, failed: isOk ? failed : Math.max(1, failed) };
}

export function sum(parts: readonly Counts[]): Counts {
  return {
    passed: parts.reduce((total, part) => total + part.passed, 0),
    failed: parts.reduce((total, part) => total + part.failed, 0),
  };
}
