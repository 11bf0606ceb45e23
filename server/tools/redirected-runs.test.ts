import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const IGNORED = /^(?:node_modules|[.]next|artifacts)[/]/;
const REDIRECTED = /npm run [^|>`\n]*(?:[|>]|--json)/g;
const SILENT = /npm run (?:-s|--silent) /;

/** Commands as they are written to be copied: a cell of a table ends at a |, and so does what is in `…`. */
const redirectedIn = (text: string) =>
  [...text.matchAll(/`([^`\n]+)`|^(npm run .+)$/gm)].flatMap(
    ([, span, line]) => (span ?? line ?? "").match(REDIRECTED) ?? [],
  );

test("what npm prints itself never gets into a file: whoever is told to redirect a run is told to keep it silent", () => {
  const documents = globSync("**/*.md", { cwd: ROOT, exclude: ["node_modules", ".next", "artifacts"] });
  const runs = documents
    .filter((name) => !IGNORED.test(name))
    .flatMap((name) => redirectedIn(readFileSync(path.join(ROOT, name), "utf8")));
  expect(runs.length).toBeGreaterThan(0);
  expect(runs.filter((run) => !SILENT.test(run))).toEqual([]);
});
