import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chapterNames, readTable, summaryOf } from "./read-table.ts";

export const ROOT = path.resolve(import.meta.dirname, "../../..");
const [BEGIN, END] = ["<!-- asvs: written by npm run security:asvs -->\n", "<!-- /asvs -->"];

/** SECURITY.md with its summary of ASVS.md as it should be. @throws when it has no place for one */
export function withSummary(security: string, asvs: string): string {
  const [from, to] = [security.indexOf(BEGIN), security.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`SECURITY.md has no ${BEGIN.trim()} … ${END}.`);
  const summary = summaryOf(readTable(asvs), chapterNames(asvs));
  return `${security.slice(0, from + BEGIN.length)}${summary}${security.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [security, asvs] = await Promise.all(
    ["SECURITY.md", "ASVS.md"].map((name) => readFile(path.join(ROOT, name), "utf8")),
  );
  await writeFile(path.join(ROOT, "SECURITY.md"), withSummary(security ?? "", asvs ?? ""));
}
