import { readFileSync } from "node:fs";
import path from "node:path";

/** One rule or guard taken out of the real source, to see whether the simulation notices. */
export interface Mutant {
  readonly name: string;
  /** The rule that is missing, as a sentence. */
  readonly rule: string;
  /** From the root of the project. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly survives?: Survival;
}

/** Why nothing breaks without a rule. There are no other reasons. */
export type Survival = {
  readonly why: string;
} & (
  | { readonly because: "only-slower" }
  /** Another guard of the same thing: with both out something must break that holds with either of them in. */
  | { readonly because: "backed-by"; readonly other: string }
);

export const onlySlower = (why: string): Survival => ({ because: "only-slower", why });
export const backedBy = (other: string, why: string): Survival => ({ because: "backed-by", other, why });

export const ROOT = path.resolve(import.meta.dirname, "../../..");

/** The source of a file with these mutants in it. Throws when one does not fit: the table is out of date then. */
export function mutate(source: string, mutants: readonly Mutant[]): string {
  return mutants.reduce((text, { name, find, replace, file }) => {
    const parts = text.split(find);
    if (parts.length === 2) return parts.join(replace);
    const occurrences = parts.length - 1;
    throw new Error(
      `The mutant "${name}" is out of date: its text occurs ${occurrences} times in ${file}. Look at what changed there, and write "find" anew.`,
    );
  }, source);
}

/** Mutants that do not fit the source as it is now, a sentence each. */
export function findStale(mutants: readonly Mutant[]): string[] {
  return mutants.flatMap((mutant) => {
    try {
      mutate(readFileSync(path.join(ROOT, mutant.file), "utf8"), [mutant]);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}
