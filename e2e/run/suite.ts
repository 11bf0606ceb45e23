import type { Counts } from "./counts.ts";
import type { Failure } from "./failures.ts";
import type { FileTime } from "./file-times.ts";

/** One program that runs tests and leaves a report. */
export interface Suite {
  /** Names its report and its log in artifacts/, and its rows in the tables. */
  readonly name: string;
  readonly title: string;
  /** What node is given: a script and its arguments. */
  readonly command: readonly string[];
  /** The report that the command writes. */
  readonly report: string;
  readonly count: (report: unknown) => Counts;
  readonly listFiles: (report: unknown) => FileTime[];
  readonly listFailures: (report: unknown) => Failure[];
  /** Puts there what the suite needs; throws a sentence when that cannot be. */
  readonly prepare?: (say: (line: string) => void, signal: AbortSignal) => Promise<void>;
}

/** What came of a suite. */
export interface Outcome {
  readonly name: string;
  readonly counts: Counts;
  readonly files: readonly FileTime[];
  readonly failures: readonly Failure[];
  readonly seconds: number;
}
