import { badValue, locationError } from "../errors.ts";
import { translateClass } from "./regex-class.ts";
import { translateEscape } from "./regex-escape.ts";
import type { RegexToken } from "./regex-program.ts";
import { escapeLiteral, invalidRegex } from "./regex-syntax.ts";

/** A pattern in JavaScript's syntax, with what decides how long it may take. */
export interface TranslatedRegex {
  source: string;
  flags: string;
  /** Repetitions without a limit that do not stand inside one another. */
  repeats: number;
  /** The number of ways through alternatives and optional parts. */
  branches: number;
  /** A repetition inside a repetition, or a back reference: the time may grow exponentially. */
  isExponential: boolean;
  /** The same pattern in pieces; null when it looks around or back, which takes more than reading on. */
  tokens: readonly RegexToken[] | null;
  ignoreCase: boolean;
}

interface RegexOptions {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  extended: boolean;
}

/** @throws MongoError 51108 for a flag that is not one of i, m, s, x and u. */
export function parseRegexOptions(options: string): RegexOptions {
  for (const flag of options) {
    if (!"imsxu".includes(flag)) throw locationError(51108, `invalid flag in regex options: ${flag}`);
  }
  return {
    ignoreCase: options.includes("i"),
    multiline: options.includes("m"),
    dotAll: options.includes("s"),
    extended: options.includes("x"),
  };
}

const start = "(?<![\\s\\S])";
const end = "(?![\\s\\S])";

/**
 * Rewrites a PCRE pattern so that JavaScript means the same by it.
 * @throws MongoError 51091 for a malformed pattern and for what JavaScript cannot express.
 */
export function translateRegex(pattern: string, options: RegexOptions): TranslatedRegex {
  if (pattern.includes("\0")) throw badValue("Regular expression cannot contain an embedded null byte");
  return new Translator(pattern, options).translate();
}

/** An atom of one character, or a place; null for a line break, which may be two. */
function pieceOf(source: string, isAtom: boolean): RegexToken | null {
  if (!isAtom) return { kind: "place", source };
  return source.startsWith("(?:") ? null : { kind: "character", source };
}

interface Group {
  hasRepeat: boolean;
  canRepeat: boolean;
}

class Translator {
  readonly #pattern: string;
  #options: RegexOptions;
  #at = 0;
  #output = "";
  #groups: Group[] = [];
  #closed: Group | null = null;
  #hasAtom = false;
  #repeats = 0;
  #branches = 1;
  #isExponential = false;
  #tokens: RegexToken[] | null = [];

  constructor(pattern: string, options: RegexOptions) {
    this.#pattern = pattern;
    this.#options = options;
  }

  translate(): TranslatedRegex {
    this.#leadingSettings();
    while (this.#at < this.#pattern.length) this.#next();
    if (this.#groups.length > 0) throw invalidRegex("missing closing parenthesis");
    const flags = this.#options.ignoreCase ? "ui" : "u";
    return {
      source: this.#output,
      flags,
      repeats: this.#repeats,
      branches: this.#branches,
      isExponential: this.#isExponential,
      tokens: this.#tokens,
      ignoreCase: this.#options.ignoreCase,
    };
  }

  #leadingSettings(): void {
    // Patterns are always UTF-8 here, so these verbs ask for what is already so.
    const verbs = /^(?:\(\*(?:UTF8?|UCP)\))*/.exec(this.#pattern)?.[0] ?? "";
    const inline = /^\(\?([imsx]+)\)/.exec(this.#pattern.slice(verbs.length));
    this.#at = verbs.length + (inline?.[0].length ?? 0);
    const set = parseRegexOptions(inline?.[1] ?? "");
    const options = this.#options;
    this.#options = {
      ignoreCase: options.ignoreCase || set.ignoreCase,
      multiline: options.multiline || set.multiline,
      dotAll: options.dotAll || set.dotAll,
      extended: options.extended || set.extended,
    };
  }

  #next(): void {
    const char = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += char.length;
    if (this.#options.extended && /[\s#]/.test(char)) return this.#skipExtended(char);
    switch (char) {
      case "\\":
        return this.#escape();
      case "[":
        return this.#class();
      case "(":
        return this.#open();
      case ")":
        return this.#close();
      case "|":
        this.#branches += this.#branches;
        return this.#emit("|", false, { kind: "or" });
      case "^":
        return this.#emit(this.#options.multiline ? `(?:${start}|(?<=\\n)(?=[\\s\\S]))` : start, false);
      case "$":
        return this.#emit(this.#options.multiline ? `(?=\\n|${end})` : `(?=\\n?${end})`, false);
      case ".":
        return this.#emit(this.#options.dotAll ? "[\\s\\S]" : "[^\\n]");
      case "*":
      case "+":
      case "?":
        return this.#repeat(char, char !== "?", char === "+" ? 1 : 0, char === "?" ? 1 : Number.POSITIVE_INFINITY);
      case "{":
        return this.#count();
      case "]":
      case "}":
      case "/":
        return this.#emit(`\\${char}`);
      default:
        return this.#emit(char);
    }
  }

  #emit(source: string, isAtom = true, token: RegexToken | null = pieceOf(source, isAtom)): void {
    this.#output += source;
    this.#note(token);
    this.#hasAtom = isAtom;
    this.#closed = null;
  }

  #note(token: RegexToken | null): void {
    if (token === null) this.#tokens = null;
    else this.#tokens?.push(token);
  }

  #skipExtended(char: string): void {
    if (char !== "#") return;
    const newline = this.#pattern.indexOf("\n", this.#at);
    this.#at = newline === -1 ? this.#pattern.length : newline + 1;
  }

  #class(): void {
    const translated = translateClass(this.#pattern, this.#at);
    this.#at = translated.end;
    this.#emit(translated.source);
  }

  #open(): void {
    const rest = this.#pattern.slice(this.#at);
    const special = /^\?(?::|=|!|<=|<!|P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|#[^)]*\)|i:|-i:)/.exec(rest);
    if (rest.startsWith("*") || (rest.startsWith("?") && special === null)) {
      throw invalidRegex(`(${rest.slice(0, 8)} is not supported`);
    }
    const opening = special?.[0] ?? "";
    this.#at += opening.length;
    if (opening.startsWith("?#")) return;
    const name = special?.[1] ?? special?.[2];
    const canRepeat = !/^\?<?[=!]/.test(opening);
    const captures = opening === "" || name !== undefined;
    const ignoreCase = opening === "?i:" ? true : opening === "?-i:" ? false : null;
    const token: RegexToken | null = canRepeat ? { kind: "open", captures, ignoreCase } : null;
    this.#emit(name === undefined ? `(${opening}` : `(?<${name}>`, false, token);
    this.#groups.push({ hasRepeat: false, canRepeat });
  }

  #close(): void {
    const group = this.#groups.pop();
    if (group === undefined) throw invalidRegex("unmatched closing parenthesis");
    this.#emit(")", group.canRepeat, { kind: "close" });
    this.#closed = group;
    const outer = this.#groups.at(-1);
    if (outer !== undefined && group.hasRepeat) outer.hasRepeat = true;
  }

  #count(): void {
    const count = /^(\d+)(,?)(\d*)\}/.exec(this.#pattern.slice(this.#at));
    if (count === null) return this.#emit("\\{");
    this.#at += count[0].length;
    const most = count[2] === "," ? Number(count[3] || Infinity) : Number(count[1]);
    this.#repeat(`{${count[0]}`, most > 1, Number(count[1]), most);
  }

  #repeat(quantifier: string, isRepeat: boolean, least: number, most: number): void {
    if (!this.#hasAtom) throw invalidRegex("quantifier does not follow a repeatable item");
    const next = this.#pattern[this.#at];
    if (next === "+") throw invalidRegex("possessive quantifiers are not supported");
    if (next === "?") this.#at += 1;
    if (isRepeat) {
      this.#repeats += 1;
      if (this.#closed !== null) this.#isExponential ||= this.#closed.hasRepeat || this.#branches > 1;
      for (const group of this.#groups) group.hasRepeat = true;
    } else {
      this.#branches += this.#branches;
      for (const group of this.#groups) group.hasRepeat = true;
    }
    const isLazy = next === "?";
    this.#emit(isLazy ? `${quantifier}?` : quantifier, false, { kind: "repeat", least, most, isLazy });
  }

  #escape(): void {
    const char = this.#pattern[this.#at] ?? "";
    if (char === "") throw invalidRegex("\\ at end of pattern");
    if (char === "Q") return this.#literal();
    const escape = translateEscape(this.#pattern, this.#at);
    this.#at = escape.end;
    if (escape.isReference) this.#isExponential = true;
    if (escape.isReference) this.#emit(escape.source, escape.isAtom, null);
    else this.#emit(escape.source, escape.isAtom);
  }

  #literal(): void {
    const close = this.#pattern.indexOf("\\E", this.#at);
    const text = this.#pattern.slice(this.#at + 1, close === -1 ? undefined : close);
    this.#at = close === -1 ? this.#pattern.length : close + 2;
    for (const char of text) this.#emit(escapeLiteral(char));
  }
}
