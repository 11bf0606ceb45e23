import { createContext, Script } from "node:vm";
import { BSONRegExp } from "bson";
import { badValue, locationError } from "../errors.ts";
import { checkForInterruptNow, handOver, patternMs } from "../interrupt.ts";
import { RegexMachine } from "./regex-machine.ts";
import { compileProgram } from "./regex-program.ts";
import { invalidRegex } from "./regex-syntax.ts";
import { parseRegexOptions, type TranslatedRegex, translateRegex } from "./regex-translate.ts";

/** A pattern ready to run; its time is bounded. */
export interface CompiledRegex {
  test(text: string): boolean;
  /** The first match at or after `from`, or null. */
  exec(text: string, from?: number): RegExpExecArray | null;
}

/** How many steps a pattern may take in the worst case before it runs under a watchdog. */
const freeSteps = 1e6;
/** What JavaScript's own engine may take where the other takes over, which comes to an end by itself. */
const attemptMs = 10;
/** What setting up a watchdog takes, which is no fault of the pattern's. */
const watchdogMs = 1;
/** A pattern that only the watchdog bounds may take as long as this many texts together. */
const mostTexts = 10;
/** Characters times instructions that the other engine is done with before a watchdog is set up. */
const fewSteps = 50_000;

/** @throws MongoError 51091 for a malformed or unsupported pattern, 51108 for an unknown option. */
export function compileRegex(pattern: string, options: string): CompiledRegex {
  const translated = translateRegex(pattern, parseRegexOptions(options));
  const regex = build(translated);
  const machine = lazily(() => machineFor(translated));
  let spentMs = 0;
  const execBounded = (text: string): RegExpExecArray | null => {
    const startedAt = performance.now();
    const done = execWatched(regex, text, patternMs());
    spentMs += Math.max(0, performance.now() - startedAt - watchdogMs);
    return done === null || spentMs > patternMs() * mostTexts ? refuseLong() : done.match;
  };
  const isFree = (text: string) => worstSteps(translated, text.length) <= freeSteps;
  const exec = (text: string, from = 0): RegExpExecArray | null => {
    regex.lastIndex = from;
    if (isFree(text)) return regex.exec(text);
    const linear = machine();
    if (!linear) return execBounded(text);
    // Reading on from match to match, a watchdog each time would take longer than anything else.
    if (from > 0 || text.length * linear.length <= fewSteps) return linear.exec(text, from);
    return (execWatched(regex, text, attemptMs) ?? { match: linear.exec(text, from) }).match;
  };
  const test = (text: string): boolean => {
    const linear = isFree(text) ? null : machine();
    return linear && text.length * linear.length <= fewSteps ? linear.test(text) : exec(text) !== null;
  };
  return { exec, test };
}

function machineFor({ tokens, ignoreCase }: TranslatedRegex): RegexMachine | null {
  const program = tokens && compileProgram(tokens, ignoreCase);
  return program && new RegexMachine(program);
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
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

/** Null when the time was not enough. */
function execWatched(regex: RegExp, text: string, timeout: number): { match: RegExpExecArray | null } | null {
  Object.assign(watched, { regex, text });
  try {
    // The match is what RegExp.prototype.exec of our own realm returned.
    return { match: watchedExec.runInContext(watched, { timeout }) as RegExpExecArray | null };
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    Object.assign(watched, { regex: null, text: null });
    checkForInterruptNow();
  }
}

function refuseLong(): never {
  handOver();
  throw locationError(51156, "Error occurred while executing regular expression: match limit exceeded");
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
