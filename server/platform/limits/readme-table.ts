import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { LIMIT_NAMES, LIMITS, type Limit } from "./table.ts";

const README = path.resolve(import.meta.dirname, "../../../README.md");
const [BEGIN, END] = ["<!-- limits: written by npm run readme:limits -->\n", "<!-- /limits -->"];

/** README with its table of limits as it should be. @throws when it has no place for one */
export function withLimitTable(readme: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`README.md has no ${BEGIN.trim()} … ${END}.`);
  return `${readme.slice(0, from + BEGIN.length)}${limitTable()}${readme.slice(to)}`;
}

function limitTable(): string {
  const lines = LIMIT_NAMES.map(
    (name) => `| \`${name}\` | ${LIMITS[name].by} | ${most(LIMITS[name])} | ${LIMITS[name].what} |`,
  );
  return ["| name | by | at most | what |", "|---|---|---|---|", ...lines, ""].join("\n");
}

function most({ max, seconds }: Limit): string {
  const count = max.toLocaleString("en");
  if (seconds === null) return `${count} at a time`;
  if (seconds < 120) return `${count} in ${seconds} s`;
  return seconds < 7_200 ? `${count} in ${seconds / 60} min` : `${count} in ${seconds / 3_600} h`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(README, withLimitTable(await readFile(README, "utf8")));
}
