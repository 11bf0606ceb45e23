import { type BSONRegExp, Int32 } from "bson";
import { toRegex } from "../../bson/compare.ts";
import type { Doc } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { isRegex } from "../../query/comparison.ts";
import { bsonRegex, type CompiledRegex, compileRegex } from "../../query/regex.ts";
import type { OperatorTable } from "../evaluate.ts";
import { isNullish, namedWith, typeName } from "./define.ts";
import { countCodePoints, stringFor } from "./strings.ts";

const regexArguments = { required: ["input", "regex"], optional: ["options"], codes: [51103, 31024, 31022] } as const;

export const searchOperators: OperatorTable = {
  $regexMatch: namedWith(regexArguments, rememberLastRegex, (values, regexFor, name) => {
    const search = parse(values, regexFor, name);
    return search !== null && search.regex.test(search.text);
  }),
  $regexFind: namedWith(regexArguments, rememberLastRegex, (values, regexFor, name) => {
    const search = parse(values, regexFor, name);
    const match = search?.regex.exec(search.text) ?? null;
    return match === null ? null : describeMatch(match, countCodePoints(match.input.slice(0, match.index)));
  }),
  $regexFindAll: namedWith(regexArguments, rememberLastRegex, (values, regexFor, name) => {
    const search = parse(values, regexFor, name);
    return search === null ? [] : describeAll(search.regex, search.text);
  }),
};

function parse(
  { input, regex, options }: Readonly<Record<string, unknown>>,
  regexFor: RegexFor,
  name: string,
): { text: string; regex: CompiledRegex } | null {
  if (isNullish(input) || isNullish(regex)) return null;
  const text = stringFor(input, 51104, `${name} needs 'input' to be of type string, found:`);
  if (!isNullish(options) && typeof options !== "string") {
    throw locationError(51106, `${name} needs 'options' to be of type string`);
  }
  return { text, regex: regexFor(patternOf(regex, options ?? "", name)) };
}

function patternOf(regex: unknown, options: string, name: string): BSONRegExp {
  if (typeof regex === "string") return bsonRegex(regex, options);
  if (!isRegex(regex))
    throw locationError(51105, `${name} needs 'regex' to be of type string or regex, found ${typeName(regex)}`);
  const stored = toRegex(regex);
  if (stored.options !== "" && options !== "") {
    throw locationError(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  }
  return options === "" ? stored : bsonRegex(stored.pattern, options);
}

type RegexFor = (pattern: BSONRegExp) => CompiledRegex;

/** Nearly every document of a pipeline is asked with the same pattern. */
function rememberLastRegex(): RegexFor {
  let last: { readonly key: string; readonly regex: CompiledRegex } | null = null;
  return ({ pattern, options }) => {
    const key = `${options}/${pattern}`;
    if (last?.key !== key) last = { key, regex: compileRegex(pattern, options) };
    return last.regex;
  };
}

function* allMatches(regex: CompiledRegex, text: string): Iterable<RegExpExecArray> {
  let from = 0;
  while (from <= text.length) {
    const match = regex.exec(text, from);
    if (match === null) return;
    yield match;
    // An empty match must not be found again at the same place, nor inside a surrogate pair.
    const end = match.index + match[0].length;
    from = match[0] === "" ? end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1) : end;
  }
}

function describeAll(regex: CompiledRegex, text: string): Doc[] {
  const found: Doc[] = [];
  let at = 0;
  let characters = 0;
  for (const match of allMatches(regex, text)) {
    checkForInterrupt();
    // Counted on from the match before, not from the beginning each time.
    characters += countCodePoints(text.slice(at, match.index));
    at = match.index;
    found.push(describeMatch(match, characters));
  }
  return found;
}

function describeMatch(match: RegExpExecArray, characters: number): Doc {
  return {
    match: match[0],
    idx: new Int32(characters),
    captures: match.slice(1).map((capture) => capture ?? null),
  };
}
