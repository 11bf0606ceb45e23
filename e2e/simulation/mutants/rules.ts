import { globSync } from "node:fs";
import { readMarkers } from "./markers.ts";
import { ROOT } from "./mutant.ts";
import { readSource } from "./mutate-source.ts";

const LIST = "server/core/RULES.md";
const ROW = /^\| `([^`]+)` \| (.+) \|$/gm;

/** The rules by name, with the sentence that says what each protects, as the list for readers has them. */
export function readRules(): ReadonlyMap<string, string> {
  const rows = [...readSource(LIST).matchAll(ROW)].map(([, name = "", sentence = ""]) => [name, sentence] as const);
  const rules = new Map(rows);
  if (rules.size < rows.length) throw new Error(`${LIST} has a rule twice.`);
  return rules;
}

/** Where the code carries markers, `rule in file` each; and what is wrong with them. */
export function readAllMarkers(): { readonly places: readonly string[]; readonly complaints: readonly string[] } {
  const files = globSync("{server,consumer}/**/*.ts", { cwd: ROOT }).filter((file) => !file.endsWith(".test.ts"));
  const read = files
    .map((file) => ({ file, source: readSource(file) }))
    .filter(({ source }) => source.includes("// rule: "))
    .map(({ file, source }) => ({ file, ...readMarkers(source, file) }));
  return {
    places: read.flatMap(({ file, marked }) => [...marked.keys()].map((rule) => placeOf({ rule, file }))),
    complaints: read.flatMap(({ complaints }) => complaints),
  };
}

export function placeOf({ rule, file }: { readonly rule: string; readonly file: string }): string {
  return `${rule} in ${file}`;
}
