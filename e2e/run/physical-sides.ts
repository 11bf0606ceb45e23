import { glob, readFile } from "node:fs/promises";
import path from "node:path";

/** A class that means the left or the right of the window. Half of it is no side: what is centred stays so. */
const PHYSICAL =
  /(?<=[\s"'`:])-?(?:(?:scroll-)?[mp][lr]-|(?:left|right)-(?!1\/2[\s"'`])|border-[lr](?=[\s"'`-])|rounded-[tb]?[lr](?=[\s"'`-])|text-(?:left|right)(?=[\s"'`]))[^\s"'`]*/g;

/** Classes of the layout that do not turn with the direction of a page. */
export async function physicalSides(root: string): Promise<string[]> {
  const problems: string[] = [];
  for await (const file of glob("app/**/*.{ts,tsx}", { cwd: root })) {
    for (const [found] of (await readFile(path.join(root, file), "utf8")).matchAll(PHYSICAL)) {
      problems.push(
        `${file}: ${found.trim()} is a side of the window. Say start or end (ms-, pe-, border-s, text-end).`,
      );
    }
  }
  return problems.sort();
}
