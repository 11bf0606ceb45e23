import { Code, Double, Int32 } from "bson";
import { compareStrings } from "../../bson/compare.ts";
import { isNumeric } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt, makeRoom } from "../../interrupt.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { formatIsoDate } from "./date-format.ts";
import { binary, inTurn, isNullish, named, namedFields, typeName, unary } from "./define.ts";
import { formatSixDigits } from "./number-text.ts";

const trimArguments = { required: ["input"], optional: ["chars"], codes: [50696, 50694, 50695] } as const;

export const stringOperators: OperatorTable = {
  $concat: inTurn((values) => {
    const texts = Array.from(values, (value) => stringFor(value, 16702, "$concat only supports strings, not"));
    checkLength(texts.reduce((sum, text) => sum + text.length, 0));
    return texts.join("");
  }),
  $toLower: unary((value) => coerceToText(value).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  $toUpper: unary((value) => coerceToText(value).replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())),
  $strcasecmp: binary((a, b) => {
    const [x, y] = [coerceToText(a).toUpperCase(), coerceToText(b).toUpperCase()];
    return new Int32(Math.sign(compareStrings(x, y)));
  }),
  $strLenCP: unary(
    (value) => new Int32(countCodePoints(stringFor(value, 34471, "$strLenCP requires a string argument, found:"))),
  ),
  $strLenBytes: unary(
    (value) => new Int32(Buffer.byteLength(stringFor(value, 34473, "$strLenBytes requires a string argument, found:"))),
  ),
  $split: binary((value, separator) => {
    if (isNullish(value) || isNullish(separator)) return null;
    const text = stringFor(
      value,
      40085,
      "$split requires an expression that evaluates to a string as a first argument, found:",
    );
    const by = stringFor(
      separator,
      40086,
      "$split requires an expression that evaluates to a string as a second argument, found:",
    );
    if (by === "") throw locationError(40087, "$split requires a non-empty separator");
    makeRoom(occurrences(text, by) * partBytes);
    return text.split(by);
  }),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $replaceOne: named({ required: ["input", "find", "replacement"], codes: [51751, 51750, 51749] }, (values, name) =>
    replace(values, name, (text, find, by) => text.replace(find, () => by)),
  ),
  $replaceAll: named({ required: ["input", "find", "replacement"], codes: [51751, 51750, 51749] }, (values, name) =>
    replace(values, name, (text, find, by) => {
      checkLength(text.length + occurrences(text, find) * (by.length - find.length));
      return text.replaceAll(find, () => by);
    }),
  ),
};

/** As much as MongoDB builds in memory of one string. */
const longestText = 64 * 1024 * 1024;
const partBytes = 40;

/** How often a text holds another; the empty one stands between all characters. */
function occurrences(text: string, find: string): number {
  if (find === "") return text.length + 1;
  let count = 0;
  for (let at = text.indexOf(find); at !== -1; at = text.indexOf(find, at + find.length)) {
    checkForInterrupt();
    count += 1;
  }
  return count;
}

function checkLength(length: number): void {
  if (length > longestText) {
    throw locationError(13548, `BufBuilder attempted to grow() to ${length} bytes, past the 64MB limit.`);
  }
  makeRoom(length * 2);
}

/** @throws MongoError with the given code unless the value is a string. */
export function stringFor(value: unknown, code: number, problem: string): string {
  if (typeof value === "string") return value;
  throw locationError(code, `${problem} ${typeName(value)}`);
}

export function countCodePoints(text: string): number {
  let count = 0;
  for (const _point of text) count += 1;
  return count;
}

/** The text of a string, number or date, "" for null: what the older string operators accept. */
export function coerceToText(value: unknown): string {
  if (isNullish(value)) return "";
  if (typeof value === "string") return value;
  if (value instanceof Double) return formatSixDigits(value.value);
  if (isNumeric(value)) return value.toString();
  if (value instanceof Date) return formatIsoDate(value);
  if (value instanceof Code && !value.scope) return value.code;
  throw locationError(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

// MongoDB's default: ASCII white space, NUL and the Unicode spaces.
const defaultTrimmed = new Set(
  "\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
);

function trimming(atStart: boolean, atEnd: boolean): OperatorCompiler {
  return (argument, compile, name) => {
    const fields = namedFields(argument, name, trimArguments);
    const input = compile(fields["input"]);
    const chars = Object.hasOwn(fields, "chars") ? compile(fields["chars"]) : null;
    return (doc, vars) => {
      const value = input(doc, vars);
      if (isNullish(value)) return null;
      const text = stringFor(value, 50699, `${name} requires its input to be a string, got`);
      const listed = chars?.(doc, vars);
      if (chars && isNullish(listed)) return null;
      const set = chars
        ? new Set(stringFor(listed, 50700, `${name} requires 'chars' to be a string, got`))
        : defaultTrimmed;
      return trim(text, set, atStart, atEnd);
    };
  };
}

function trim(text: string, set: ReadonlySet<string>, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = text.length;
  while (atStart && start < end) {
    const point = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!set.has(point)) break;
    start += point.length;
  }
  while (atEnd && end > start) {
    const isPair = end - start > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const length = isPair ? 2 : 1;
    if (!set.has(text.slice(end - length, end))) break;
    end -= length;
  }
  return text.slice(start, end);
}

function replace(
  { input, find, replacement }: Readonly<Record<string, unknown>>,
  name: string,
  apply: (text: string, find: string, by: string) => string,
): unknown {
  const texts = [input, find, replacement].map((value, index) => {
    if (isNullish(value)) return null;
    const field = ["input", "find", "replacement"][index];
    return stringFor(
      value,
      [51746, 51745, 51744][index] ?? 51746,
      `${name} requires that '${field}' be a string, found:`,
    );
  });
  const [text, what, by] = texts;
  if (isNullish(text) || isNullish(what) || isNullish(by)) return null;
  return apply(text, what, by);
}
