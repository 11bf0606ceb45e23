import path from "node:path";
import type { Edit } from "./edits.ts";

/** One rule or guard taken out of the real source, to see whether the simulation notices. */
export interface Mutant {
  /** The rule, as the marker in the file and the list of rules call it. */
  readonly rule: string;
  /** Which way of breaking the rule, where there are several. */
  readonly way?: string;
  /** From the root of the project. */
  readonly file: string;
  readonly edit: Edit;
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

/** What a mutant is called: by its rule, and by its way of breaking it. */
export function nameOf({ rule, way }: Pick<Mutant, "rule" | "way">): string {
  return way === undefined ? rule : `${rule}/${way}`;
}

export const ROOT = path.resolve(import.meta.dirname, "../../..");
