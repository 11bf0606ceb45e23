import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Row } from "../figures.ts";
import { goalRows } from "../measured.ts";
import type { Result } from "./results.ts";
import { whenLine } from "./when.ts";

const WHAT_IS_SLOW = path.join(import.meta.dirname, "what-is-slow.md");

/** What was measured as a document: goals, what remains slow, and the tables with when and where each was made. */
export async function markdownOf(results: readonly Result[]): Promise<string> {
  const goals = goalRows(results.flatMap((result) => result.goals ?? []));
  const parts = [
    "# Benchmarks",
    "What `npm run bench` measured last, on one machine with two roles: everything that is measured, and whoever measures. Written by `npm run bench -- --record`, never by hand.",
    "## Goals",
    tableOf(goals),
    (await readFile(WHAT_IS_SLOW, "utf8")).trim(),
    ...results.flatMap((result) => [
      `## ${result.title}`,
      whenLine(result),
      tableOf(result.rows),
      (result.notes ?? []).map((note) => `- ${note}`).join("\n"),
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function tableOf(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const isFigure = names.map((name) => rows.every((row) => typeof row[name] === "number"));
  return [
    line(names),
    line(isFigure.map((is) => (is ? "--:" : "---"))),
    ...rows.map((row) => line(names.map((name) => wordsOf(row[name])))),
  ].join("\n");
}

function wordsOf(value: string | number | undefined): string {
  if (value === "MISSED") return "**missed**";
  return typeof value === "number" ? value.toLocaleString("en") : (value ?? "");
}
