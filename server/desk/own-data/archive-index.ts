import { isolated } from "#server/core/characters.ts";
import { say } from "#server/language/say.ts";
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
    say("archive.title", { name: isolated(name), email, at: madeAt.toISOString() }),
    say("archive.form"),
    "",
    say("archive.here"),
    ...there.flatMap((section) => [
      "",
      say("archive.count", { file: section.file, count: counts.get(section) ?? 0 }),
      `  ${say(section.words)}`,
      ...[...section.leftOut].map(
        ([why, fields]) => `  ${say("archive.leftOut", { fields: fields.join(", "), why: say(why) })}`,
      ),
    ]),
    ...(empty.length > 0 ? ["", say("archive.nothingFor"), ""] : []),
    ...empty.map(({ file, words }) => `- ${file}: ${say(words)}`),
    "",
    say("archive.notHere"),
    "",
    ...LEFT_OUT.map((why) => `- ${say(why)}`),
    `- ${say("archive.backups")}`,
  ].join("\n")}\n`;
}
