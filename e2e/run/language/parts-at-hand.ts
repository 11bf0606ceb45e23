import path from "node:path";
import { type Module, readModule } from "./modules.ts";

/** Files that the router renders; a layout stands around all others below it. */
const RENDERED = /(^|\/)(page|layout|error|not-found|loading)\.tsx$/;

/** For each file that the router renders, the parts whose words its browser would not find. */
export function findPartsNotAtHand(sources: ReadonlyMap<string, string>): string[] {
  const known = new Map<string, Module>();
  const moduleOf = (file: string): Module | null => {
    const source = sources.get(file);
    const found = known.get(file) ?? (source === undefined ? null : readModule(file, source));
    if (found) known.set(file, found);
    return found;
  };
  return [...sources.keys()]
    .filter((file) => RENDERED.test(file))
    .sort()
    .flatMap((file) => {
      const around = layoutsAround(file).filter((layout) => sources.has(layout));
      const atHand = new Set([file, ...around].flatMap((each) => handedOutBy(each, moduleOf)));
      return [...saidBelow(file, moduleOf)]
        .filter(([part]) => !atHand.has(part))
        .map(([part, by]) => `${file} does not hand out ${part}, which ${by} says`);
    });
}

type ModuleOf = (file: string) => Module | null;

function layoutsAround(file: string): string[] {
  const folders = path.posix.dirname(file).split("/");
  return folders.map((_, depth) => `${folders.slice(0, depth + 1).join("/")}/layout.tsx`);
}

function handedOutBy(file: string, moduleOf: ModuleOf): string[] {
  return [...reached(file, moduleOf).keys()].flatMap((each) => moduleOf(each)?.handsOut ?? []);
}

/** What modules that run in the browser say words from, and which module first does so. */
function saidBelow(file: string, moduleOf: ModuleOf): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const [each, isInBrowser] of reached(file, moduleOf)) {
    for (const part of (isInBrowser && moduleOf(each)?.says) || []) if (!said.has(part)) said.set(part, each);
  }
  return said;
}

/** Every module that a file needs, and whether it runs in the browser: because it says so, or for one that does. */
function reached(file: string, moduleOf: ModuleOf): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const go = (at: string, isInBrowser: boolean): void => {
    const here = moduleOf(at);
    if (!here) return;
    const runsThere = isInBrowser || here.isClient;
    if (found.has(at) && (found.get(at) || !runsThere)) return;
    found.set(at, runsThere);
    for (const next of here.imports) go(next, runsThere);
  };
  go(file, false);
  return found;
}
