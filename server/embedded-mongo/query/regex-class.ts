import { shorthandSets, translateCharacterEscape } from "./regex-escape.ts";
import { escapeLiteral, invalidRegex } from "./regex-syntax.ts";

const posixSets: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\u{0}-\\u{7f}",
  blank: "\\t ",
  cntrl: "\\u{0}-\\u{1f}\\u{7f}",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\u{2f}:-@\\u{5b}-`\\u{7b}-~",
  space: "\\t-\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const classCharacters: Readonly<Record<string, string>> = {
  a: "\\u{7}",
  b: "\\u{8}",
  e: "\\u{1b}",
  f: "\\f",
  n: "\\n",
  r: "\\r",
  t: "\\t",
};

interface ClassItem {
  source: string;
  end: number;
  /** False for a set, which cannot begin or end a range. */
  isCharacter: boolean;
}

/** Translates a character class whose content begins at `at`, after the opening bracket. */
export function translateClass(pattern: string, at: number): { source: string; end: number } {
  let position = at;
  const isNegated = pattern[position] === "^";
  if (isNegated) position += 1;
  const first = position;
  let source = "";
  while (pattern[position] !== "]" || position === first) {
    if (position >= pattern.length) throw invalidRegex("missing terminating ] for character class");
    const item = classItem(pattern, position);
    source += item.source;
    position = item.end;
    if (
      item.isCharacter &&
      pattern[position] === "-" &&
      position + 1 < pattern.length &&
      pattern[position + 1] !== "]"
    ) {
      const last = classItem(pattern, position + 1);
      source += `${last.isCharacter ? "-" : "\\-"}${last.source}`;
      position = last.end;
    }
  }
  return { source: `[${isNegated ? "^" : ""}${source}]`, end: position + 1 };
}

function classItem(pattern: string, at: number): ClassItem {
  if (pattern[at] === "[") {
    const posix = /^\[:(\^?)(\w+):\]/.exec(pattern.slice(at, at + 16));
    if (posix !== null) return posixSet(posix, at);
  }
  if (pattern[at] === "\\") return classEscape(pattern, at + 1);
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  return { source: escapeLiteral(char), end: at + char.length, isCharacter: true };
}

function posixSet(match: RegExpExecArray, at: number): ClassItem {
  const set = posixSets[match[2] ?? ""];
  if (set === undefined) throw invalidRegex("unknown POSIX class name");
  if (match[1] === "^") throw invalidRegex("negated POSIX classes are not supported");
  return { source: set, end: at + match[0].length, isCharacter: false };
}

function classEscape(pattern: string, at: number): ClassItem {
  const char = pattern[at] ?? "";
  const named = classCharacters[char];
  if (named !== undefined) return { source: named, end: at + 1, isCharacter: true };
  const set = shorthandSets[char.toLowerCase()];
  if (set !== undefined) {
    const source = char === char.toLowerCase() ? set : negatedSet(char);
    return { source, end: at + 1, isCharacter: false };
  }
  if (/[1-7]/.test(char)) throw invalidRegex("octal escapes in a class need a leading zero");
  const { source, end } = translateCharacterEscape(pattern, at);
  return { source, end, isCharacter: !/[pP]/.test(char) };
}

// A class cannot hold a negated ASCII set, so the complement is spelt out.
function negatedSet(char: string): string {
  if (char === "D") return "\\u{0}-\\u{2f}\\u{3a}-\\u{10ffff}";
  if (char === "W") return "\\u{0}-\\u{2f}\\u{3a}-@\\u{5b}-\\u{5e}`\\u{7b}-\\u{10ffff}";
  if (char === "S") return "\\u{0}-\\u{8}\\u{e}-\\u{1f}!-\\u{10ffff}";
  throw invalidRegex(`\\${char} is not supported inside a character class`);
}
