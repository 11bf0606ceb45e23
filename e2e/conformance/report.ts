import type { Finding, Outcome } from "./check.ts";

const WORDS = { passed: "ok  ", failed: "FAIL", lacking: "lack", skipped: "skip" } as const satisfies Record<
  Outcome,
  string
>;

/** One line for what holds; for what does not, also why and what of the desk it costs. */
export function lineOf({ outcome, name, reason, costs }: Finding): string {
  const lines = [`  ${WORDS[outcome]}  ${name}`];
  if (reason !== null) lines.push(`        ${reason}`);
  if (outcome === "failed") lines.push(`        costs: ${costs}`);
  if (outcome === "lacking") lines.push(`        the desk does without: ${costs}`);
  return lines.join("\n");
}

/** The parts in a table, and below it all that is to be known of the engines; the last line is "N passed, N failed". */
export function summarize(engines: readonly string[], findings: readonly Finding[]): string {
  const parts = [...Map.groupBy(findings, ({ part }) => part)];
  const count = (of: readonly Finding[], outcome: Outcome) =>
    of.filter((finding) => finding.outcome === outcome).length;
  const rows = parts.map(([part, of]) => [
    part,
    ...(["passed", "failed", "lacking", "skipped"] as const).map((outcome) => String(count(of, outcome))),
  ]);
  const table = aligned([["", "passed", "failed", "does without", "skipped"], ...rows]);
  const unable = findings
    .filter(({ outcome }) => outcome === "failed" || outcome === "lacking")
    .map(({ outcome, name, costs }) => [outcome === "failed" ? "FAIL" : "lack", name, costs]);
  return [
    ...engines,
    "",
    table,
    "",
    ...(unable.length === 0
      ? ["The engines do everything that the desk relies on."]
      : ["What they do not do, and what of the desk it costs:", aligned(unable)]),
    "",
    `${count(findings, "passed")} passed, ${count(findings, "failed")} failed`,
  ].join("\n");
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, n) => Math.max(most[n] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}
