import { isolated } from "#server/core/characters.ts";
import { counted } from "#server/platform/words.ts";
import type { Section } from "./section.ts";
import { LEFT_OUT, SECTIONS } from "./what-is-given.ts";

/** What is in the archive, how much, and what is not, in plain words. */
export function indexOf(
  { name, email }: { readonly name: string; readonly email: string },
  madeAt: Date,
  counts: ReadonlyMap<Section, number>,
): string {
  const there = SECTIONS.filter((section) => counts.has(section));
  const empty = SECTIONS.filter((section) => !counts.has(section));
  return `${[
    `What QuickFix keeps about ${isolated(name)} (${email}), as it was at ${madeAt.toISOString()}.`,
    "Each file is a list in JSON, one entry a line: any text editor shows it, and programs can read it. Times are in UTC.",
    "",
    "IN THIS ARCHIVE",
    ...there.flatMap((section) => [
      "",
      `${section.file}: ${counted(counts.get(section) ?? 0, "entry", "entries")}`,
      `  ${section.words}`,
      ...[...section.leftOut].map(([why, fields]) => `  Without ${fields.join(", ")}. ${why}`),
    ]),
    ...(empty.length > 0 ? ["", "NOTHING IS KEPT FOR", ""] : []),
    ...empty.map(({ file, words }) => `- ${file}: ${words}`),
    "",
    "NOT IN THIS ARCHIVE",
    "",
    ...LEFT_OUT.map((why) => `- ${why}`),
    "- Backups, and the logs of the servers. The logs name no texts, names or e-mail addresses.",
  ].join("\n")}\n`;
}
