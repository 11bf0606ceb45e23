import { escapeLiteral, invalidRegex } from "./regex-syntax.ts";

interface TranslatedEscape {
  source: string;
  /** Where the pattern goes on. */
  end: number;
  /** False for what matches a place and not a character. */
  isAtom: boolean;
  /** True for a back reference. */
  isReference: boolean;
}

/** What `\d`, `\w`, `\s` and `\h` mean to PCRE: ASCII only. */
export const shorthandSets: Readonly<Record<string, string>> = {
  d: "0-9",
  w: "0-9A-Za-z_",
  s: "\\t-\\r ",
  h: "\\t \\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}",
  v: "\\n-\\r\\u{85}\\u{2028}\\u{2029}",
};

const places: Readonly<Record<string, string>> = {
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: "(?=\\n?(?![\\s\\S]))",
  b: "\\b",
  B: "\\B",
};

const characters: Readonly<Record<string, string>> = {
  a: "\\u{7}",
  e: "\\u{1b}",
  f: "\\f",
  n: "\\n",
  r: "\\r",
  t: "\\t",
  R: "(?:\\r\\n|[\\n-\\r\\u{85}\\u{2028}\\u{2029}])",
  N: "[^\\n]",
};

/** Translates what follows a backslash at `at`, outside a character class. */
export function translateEscape(pattern: string, at: number): TranslatedEscape {
  const char = pattern[at] ?? "";
  const place = places[char];
  if (place !== undefined) return { source: place, end: at + 1, isAtom: false, isReference: false };
  const named = characters[char];
  if (named !== undefined) return atom(named, at + 1);
  const set = shorthandSets[char.toLowerCase()];
  if (set !== undefined) return atom(`[${char === char.toLowerCase() ? "" : "^"}${set}]`, at + 1);
  const reference = /^(?:([1-9]\d*)|g(\d+)|g\{(\d+)\}|(?:k[<{']|g\{)([A-Za-z_]\w*)[>}'])/.exec(pattern.slice(at));
  if (reference !== null) return backReference(reference, at);
  return translateCharacterEscape(pattern, at);
}

/** Translates an escape that names one character or one Unicode property; it means the same inside a class. */
export function translateCharacterEscape(pattern: string, at: number): TranslatedEscape {
  const rest = pattern.slice(at, at + 48);
  const code = /^(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{0,2})|o\{([0-7]{1,7})\}|(0[0-7]{0,2}))/.exec(rest);
  if (code !== null) {
    const hex = code[1] ?? code[2];
    const point = hex === undefined ? Number.parseInt(code[3] ?? code[4] ?? "0", 8) : Number.parseInt(hex || "0", 16);
    if (point > 0x10ffff) throw invalidRegex("character code point value is too large");
    return atom(`\\u{${point.toString(16)}}`, at + code[0].length);
  }
  const property = /^([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(rest);
  if (property !== null) return atom(translateProperty(property), at + property[0].length);
  const control = /^c([\x20-\x7e])/.exec(rest)?.[1];
  if (control !== undefined) {
    return atom(`\\u{${(control.toUpperCase().charCodeAt(0) ^ 64).toString(16)}}`, at + 2);
  }
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (/[0-9A-Za-z]/.test(char)) throw invalidRegex(`unrecognized or unsupported escape \\${char}`);
  return atom(escapeLiteral(char), at + char.length);
}

function atom(source: string, end: number): TranslatedEscape {
  return { source, end, isAtom: true, isReference: false };
}

function backReference(match: RegExpExecArray, at: number): TranslatedEscape {
  const number = match[1] ?? match[2] ?? match[3];
  // The empty group keeps a digit that follows from becoming part of the number.
  const source = number === undefined ? `\\k<${match[4]}>` : `\\${number}(?:)`;
  return { source: `(?:${source})`, end: at + match[0].length, isAtom: true, isReference: true };
}

function translateProperty(match: RegExpExecArray): string {
  const name = match[3] ?? match[4] ?? "";
  const isNegated = (match[1] === "P") !== (match[2] === "^");
  for (const expression of [name, `Script=${name}`]) {
    const source = `\\${isNegated ? "P" : "p"}{${expression}}`;
    if (isPattern(source)) return source;
  }
  throw invalidRegex(`unknown property name after \\P or \\p: ${name}`);
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u").unicode;
  } catch {
    return false;
  }
}
