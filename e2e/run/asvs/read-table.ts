export const VERDICTS = ["holds", "in part", "no", "not here"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One row of ASVS.md: some requirements, and what is true of all of them. */
export interface Row {
  readonly ids: readonly string[];
  readonly verdict: Verdict;
  readonly words: string;
  /** Files that show it. */
  readonly shownBy: readonly string[];
}

/** The rows of the document, in its order. @throws for a row that cannot be read */
export function readTable(document: string): Row[] {
  return document
    .split("\n")
    .filter((line) => /^\|\s*\d/.test(line))
    .map((line) => {
      const [, ids = "", verdict = "", words = "", shownBy = ""] = line.split("|").map((cell) => cell.trim());
      return { ids: ids.split(/,\s*/), verdict: verdictOf(verdict, line), words, shownBy: filesIn(shownBy) };
    });
}

function verdictOf(said: string, line: string): Verdict {
  const verdict = VERDICTS.find((each) => each === said);
  if (!verdict) throw new Error(`ASVS.md has a row without a verdict (${VERDICTS.join(", ")}): ${line}`);
  return verdict;
}

function filesIn(cell: string): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, file = ""]) => file);
}

/** SECURITY.md's table of chapters, as it should be. */
export function summaryOf(rows: readonly Row[], names: Readonly<Record<string, string>>): string {
  const chapters = Map.groupBy(
    rows.flatMap(({ ids, verdict }) => ids.map((id) => ({ chapter: id.split(".")[0] ?? "", verdict }))),
    ({ chapter }) => chapter,
  );
  const countOf = (all: readonly { verdict: Verdict }[]) =>
    VERDICTS.map((verdict) => all.filter((each) => each.verdict === verdict).length);
  const line = (name: string, cells: readonly (number | string)[]) => `| ${[name, ...cells].join(" | ")} |`;
  return [
    line("chapter", VERDICTS),
    `|---|${VERDICTS.map(() => "---|").join("")}`,
    ...[...chapters].map(([chapter, all]) => line(`V${chapter} ${names[chapter] ?? ""}`, countOf(all))),
    line("**all**", countOf([...chapters.values()].flat())),
    "",
  ].join("\n");
}

/** The chapters' names by their numbers, as the document's headings have them. */
export function chapterNames(document: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(document.matchAll(/^## V(\d+) (.+)$/gm), ([, number = "", name = ""]) => [number, name]),
  );
}
