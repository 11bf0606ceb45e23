import { glob, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { moduleState } from "./module-state.ts";
import { physicalSides } from "./physical-sides.ts";

const ROOMS = ["app", "server", "consumer", "e2e", "public"];
const MAX_LINES = 250;
/** Written by a tool, from what is looked after elsewhere. */
const GENERATED = /[.]generated[.]ts$/;
/** Names that say nothing about what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|manager|service)[.]/;

/** What breaks the house rules that no other tool knows, one sentence each. */
export async function repositoryProblems(root: string): Promise<string[]> {
  return [
    ...(await strangeFolders(root)),
    ...(await strangeFiles(root)),
    ...(await lostPaths(root)),
    ...(await moduleState(root)),
    ...(await physicalSides(root)),
  ];
}

async function strangeFolders(root: string): Promise<string[]> {
  const gitignore = await readFile(path.join(root, ".gitignore"), "utf8");
  const expected = new Set([...ROOMS, ...gitignore.split("\n").map((line) => line.replace("/", ""))]);
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .filter(({ name }) => !expected.has(name))
    .map(({ name }) => `${name}/ is not one of the project's folders (${ROOMS.join(", ")}).`);
}

async function strangeFiles(root: string): Promise<string[]> {
  const problems: string[] = [];
  for await (const file of glob(`{${ROOMS.join(",")}}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,css}`, { cwd: root })) {
    if (EMPTY_NAMES.test(path.basename(file))) problems.push(`${file}: name the idea inside.`);
    if (GENERATED.test(file)) continue;
    const lines = (await readFile(path.join(root, file), "utf8")).split("\n").length - 1;
    if (lines > MAX_LINES) problems.push(`${file} has ${lines} lines; at most ${MAX_LINES}. Split it by idea.`);
  }
  return problems.sort();
}

/** A path in backticks is a promise; one with an ellipsis in it is not meant to the letter. */
const PATH_IN_WORDS = new RegExp(`\`((?:${ROOMS.join("|")})/[^\`\\s…]+)\``, "g");

async function lostPaths(root: string): Promise<string[]> {
  const problems: string[] = [];
  for await (const document of glob("*.md", { cwd: root })) {
    const text = await readFile(path.join(root, document), "utf8");
    for (const named of new Set(Array.from(text.matchAll(PATH_IN_WORDS), ([, named = ""]) => named))) {
      if (!(await isThere(root, named))) problems.push(`${document} names ${named}, which is not there.`);
    }
  }
  return problems.sort();
}

async function isThere(root: string, named: string): Promise<boolean> {
  // Brackets are part of a route's name, and mean something else in a pattern.
  for await (const _ of glob(named.replaceAll(/[[\]()]/g, "?"), { cwd: root })) return true;
  return false;
}
