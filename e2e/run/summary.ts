import { START_KINDS } from "./starts.ts";
import type { Outcome } from "./suite.ts";

const SHOWN_FILES = 15;
const WORTH_SHOWING_SECONDS = 0.1;

/** What a run took: suite by suite, its slowest files, and what was started for them; last of all, what failed. */
export function summarize(
  outcomes: readonly Outcome[],
  startsOf: (suite: string) => ReadonlyMap<string, number>,
): string {
  const suites = outcomes.map(({ name, counts, seconds }) => [name, inSeconds(seconds), counts.passed, counts.failed]);
  const files = outcomes
    .flatMap(({ name, files: each }) => each.map((file) => ({ ...file, name })))
    .filter(({ seconds }) => seconds >= WORTH_SHOWING_SECONDS)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, SHOWN_FILES)
    .map(({ file, name, seconds }) => [file, inSeconds(seconds), name]);
  const starts = outcomes.map(({ name }) => {
    const counts = startsOf(name);
    return [name, ...START_KINDS.map((kind) => counts.get(kind) ?? 0)];
  });
  return [
    table(["suite", "took", "passed", "failed"], suites),
    table(["slowest files", "took", "suite"], files),
    table(["started by", ...START_KINDS], starts),
    ...outcomes.flatMap(({ name, failures }) =>
      failures.map(({ test, why, isUnsteady }) => {
        const what = isUnsteady ? "PASSED ONLY AT THE SECOND TRY in" : "FAILED in";
        return `${what} ${name}: ${test}\n${why.replaceAll(/^/gm, "  ")}`;
      }),
    ),
  ].join("\n\n");
}

const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;

/** Columns side by side: the first and words to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isFigure = (column: number) => rows.every((row) => /^[\d.]+( s)?$/.test(String(row[column])));
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
  return all.map((row) => line(row).join("  ").trimEnd()).join("\n");
}
