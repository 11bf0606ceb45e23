import { createContext, Script } from "node:vm";
import { BSONRegExp } from "bson";
import { badValue, locationError } from "../errors.ts";
import { invalidRegex } from "./regex-syntax.ts";
import { parseRegexOptions, type TranslatedRegex, translateRegex } from "./regex-translate.ts";

/** A pattern ready to run; its time is bounded. */
export interface CompiledRegex {
  test(text: string): boolean;
  /** The first match at or after `from`, or null. */
  exec(text: string, from?: number): RegExpExecArray | null;
}

/** How many steps a pattern may take in the worst case before it runs under a watchdog. */
const freeSteps = 1e7;
/** Far longer than an honest pattern needs on the largest document, 16 MB. */
const timeLimitMs = 500;

/** @throws MongoError 51091 for a malformed or unsupported pattern, 51108 for an unknown option. */
export function compileRegex(pattern: string, options: string): CompiledRegex {
  const translated = translateRegex(pattern, parseRegexOptions(options));
  const regex = build(translated);
  const exec = (text: string, from = 0): RegExpExecArray | null => {
    regex.lastIndex = from;
    return worstSteps(translated, text.length) <= freeSteps ? regex.exec(text) : execWatched(regex, text);
  };
  return { exec, test: (text) => exec(text) !== null };
}

/** @throws MongoError 51108 for an unknown option, 2 for a null byte; BSON's own class would throw errors of its own. */
export function bsonRegex(pattern: string, options: string): BSONRegExp {
  parseRegexOptions(options);
  if (pattern.includes("\0")) throw badValue("Regular expression cannot contain an embedded null byte");
  return new BSONRegExp(pattern, options);
}

export function compileBsonRegex(regex: BSONRegExp): CompiledRegex {
  return compileRegex(regex.pattern, regex.options);
}

function build({ source, flags }: TranslatedRegex): RegExp {
  try {
    return new RegExp(source, `${flags}g`);
  } catch (error) {
    throw invalidRegex(error instanceof Error ? error.message : String(error));
  }
}

/** Backtracking tries each repetition at each place, from each start. */
function worstSteps({ repeats, branches, isExponential }: TranslatedRegex, length: number): number {
  return isExponential ? 2 ** length * branches : (length + 1) ** (repeats + 1) * branches;
}

const watched = createContext(Object.create(null));
const watchedExec = new Script("regex.exec(text)");

function execWatched(regex: RegExp, text: string): RegExpExecArray | null {
  Object.assign(watched, { regex, text });
  try {
    // The match is what RegExp.prototype.exec of our own realm returned.
    return watchedExec.runInContext(watched, { timeout: timeLimitMs }) as RegExpExecArray | null;
  } catch (error) {
    if (isTimeout(error)) {
      throw locationError(51156, "Error occurred while executing regular expression: match limit exceeded");
    }
    throw error;
  } finally {
    Object.assign(watched, { regex: null, text: null });
  }
}

// The error comes from the other context, so it is no instance of our own Error.
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}

/**
 * The text that every match of `pattern` must begin with, or "" when there is none.
 * Sound for index bounds: only for patterns anchored at the start and without the i, m or x option.
 */
export function literalPrefix(pattern: string, options: string): string {
  if (/[imx]/.test(options) || pattern.includes("|")) return "";
  const anchor = /^(?:\^|\\A)/.exec(pattern)?.[0];
  if (anchor === undefined) return "";
  let prefix = "";
  let rest = pattern.slice(anchor.length);
  while (rest !== "") {
    const piece = /^(?:\\([^0-9A-Za-z])|([^\\^$.*+?()[\]{}|]))/u.exec(rest);
    if (piece === null) break;
    rest = rest.slice(piece[0].length);
    if (/^[*?{]/.test(rest)) break;
    prefix += piece[1] ?? piece[2] ?? "";
  }
  return prefix;
}
