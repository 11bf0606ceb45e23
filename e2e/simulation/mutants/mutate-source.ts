import { readFileSync } from "node:fs";
import path from "node:path";
import type ts from "typescript";
import type { Change } from "./edits.ts";
import { readMarkers } from "./markers.ts";
import { type Mutant, nameOf, ROOT } from "./mutant.ts";
import { tokensIn, tokensOf } from "./tokens.ts";

/** The source of a file with these mutants in it. Throws when one does not fit: the table is out of date then. */
export function mutateSource(source: string, mutants: readonly Mutant[]): string {
  return mutants.reduce((text, mutant) => {
    try {
      return mutateOnce(text, mutant);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`The mutant "${nameOf(mutant)}" does not fit ${mutant.file} any more: ${why}.`, { cause: error });
    }
  }, source);
}

/** Every file that these mutants change, as they make it. */
export function mutateFiles(mutants: readonly Mutant[]): Map<string, string> {
  const byFile = Map.groupBy(mutants, ({ file }) => file);
  return new Map([...byFile].map(([file, mine]) => [file, mutateSource(readSource(file), mine)]));
}

export function readSource(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function mutateOnce(source: string, { rule, file, edit }: Mutant): string {
  const { tree, marked, complaints } = readMarkers(source, file);
  const mine = complaints.find((complaint) => complaint.includes(`"${rule}"`));
  if (mine) throw new Error(mine);
  const place = marked.get(rule);
  if (!place) throw new Error(`no comment "// rule: ${rule}" is there`);
  const change = edit(place);
  requireKnownNames(tree, change);
  if (codeOf(change.text) === codeOf(source.slice(change.from, change.to))) throw new Error("it changes nothing");
  return source.slice(0, change.from) + change.text + source.slice(change.to);
}

/** A mutant that trips over a name which is gone would die, and of nothing that the rule protects from. */
function requireKnownNames(tree: ts.SourceFile, { text }: Change): void {
  const known = new Set(tokensIn(tree).map((token) => token.text));
  const tokens = tokensOf(text);
  const isProperty = (index: number) => tokens[index - 1]?.text === "." || tokens[index + 1]?.text === ":";
  const strange = tokens.find(
    (token, index) => token.isName && !isProperty(index) && !known.has(token.text) && !(token.text in globalThis),
  );
  if (strange) throw new Error(`it writes "${strange.text}", which nothing is called there`);
}

const codeOf = (fragment: string) =>
  tokensOf(fragment)
    .map(({ text }) => text)
    .join(" ");
