import { badValue, typeMismatch } from "../errors.ts";
import type { Doc } from "./fields.ts";
import { toWholeNumber } from "./number.ts";

/** How strings compare where a command asked for a language's order instead of byte order. */
export interface Collation {
  compare(a: string, b: string): number;
}

const sensitivities = { 1: "base", 2: "accent", 3: "variant" } as const;
const plainOptions: Readonly<Record<string, unknown>> = {
  caseLevel: false,
  caseFirst: "off",
  alternate: "non-ignorable",
  maxVariable: "punct",
  normalization: false,
  backwards: false,
};

/**
 * Reads a command's `collation`: a locale with strength 1 to 3 and `numericOrdering`.
 * `undefined` and the simple locale give `undefined`, which means byte order.
 * @throws MongoError 2 for a locale or an option that is unknown or not offered here.
 */
export function parseCollation(spec: Doc | undefined): Collation | undefined {
  if (spec === undefined || Object.keys(spec).length === 0) return undefined;
  const { locale, strength, numericOrdering, version: _version, ...rest } = spec;
  if (typeof locale !== "string") throw typeMismatch("Field 'locale' of the collation must be a string");
  for (const [name, value] of Object.entries(rest)) {
    if (!Object.hasOwn(plainOptions, name)) throw badValue(`Unknown collation option: ${name}`);
    if (plainOptions[name] !== value) throw badValue(`Collation option ${name} is supported only with its default`);
  }
  if (locale === "simple") return undefined;
  const level = strength === undefined ? 3 : toWholeNumber(strength);
  if (level !== 1 && level !== 2 && level !== 3) throw badValue("Collation strength is supported from 1 to 3");
  return collatorFor(locale, sensitivities[level], numericOrdering === true);
}

function collatorFor(locale: string, sensitivity: "base" | "accent" | "variant", numeric: boolean): Collation {
  const tag = locale.split("@")[0]?.replaceAll("_", "-") ?? "";
  if (!isKnownLocale(tag)) throw badValue(`Field 'locale' is invalid in: { locale: "${locale}" }`);
  const collator = new Intl.Collator(tag, { sensitivity, numeric, ignorePunctuation: false });
  return { compare: collator.compare };
}

function isKnownLocale(tag: string): boolean {
  try {
    return Intl.Collator.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
