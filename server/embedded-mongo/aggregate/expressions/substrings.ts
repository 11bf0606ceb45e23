import { Int32 } from "bson";
import { isNumeric, toDouble, toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { isNullish, type Operands, ranged, rangedLazily, typeName } from "./define.ts";
import { coerceToText, countCodePoints, stringFor } from "./strings.ts";

const substrBytes: OperatorCompiler = ranged(3, 3, ([value, start, length], name) => {
  const bytes = Buffer.from(coerceToText(value));
  if (!isNumeric(start)) {
    throw locationError(16034, `${name}:  starting index must be a numeric type (is BSON type ${typeName(start)})`);
  }
  if (!isNumeric(length)) {
    throw locationError(16035, `${name}:  length must be a numeric type (is BSON type ${typeName(length)})`);
  }
  const from = Math.trunc(toDouble(start));
  const count = Math.trunc(toDouble(length));
  if (from < 0) throw locationError(50752, `${name}:  starting index must be non-negative (got: ${from})`);
  const to = count < 0 ? bytes.length : from + count;
  if (isContinuation(bytes[from])) {
    throw locationError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`);
  }
  if (isContinuation(bytes[to])) {
    throw locationError(28657, `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`);
  }
  return bytes.subarray(from, to).toString();
});

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

export const substringOperators: OperatorTable = {
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: ranged(3, 3, ([value, start, length], name) => {
    const text = coerceToText(value);
    const from = wholeFor(start, name, "starting index", 34450, 34451, 34455);
    const count = wholeFor(length, name, "length", 34452, 34453, 34454);
    const begin = offsetOf(text, 0, from);
    return text.slice(begin, offsetOf(text, begin, count));
  }),
  $indexOfBytes: rangedLazily(2, 4, (given, name) => {
    const value = given.at(0);
    if (isNullish(value)) return null;
    const text = Buffer.from(stringFor(value, 40091, `${name} requires a string as the first argument, found:`));
    const wanted = Buffer.from(
      stringFor(given.at(1), 40092, `${name} requires a string as the second argument, found:`),
    );
    const [from, to] = searchBounds(given, text.length, name);
    if (from > to) return new Int32(-1);
    const found = text.subarray(0, to).indexOf(wanted, from);
    return new Int32(wanted.length === 0 && from <= to ? from : found);
  }),
  $indexOfCP: rangedLazily(2, 4, (given, name) => {
    const value = given.at(0);
    if (isNullish(value)) return null;
    const text = stringFor(value, 40093, `${name} requires a string as the first argument, found:`);
    const wanted = stringFor(given.at(1), 40094, `${name} requires a string as the second argument, found:`);
    const [from, to] = searchBounds(given, countCodePoints(text), name);
    if (from > to) return new Int32(-1);
    const begin = offsetOf(text, 0, from);
    const found = text.slice(begin, offsetOf(text, begin, to - from)).indexOf(wanted);
    return new Int32(found === -1 ? -1 : from + countCodePoints(text.slice(begin, begin + found)));
  }),
};

/** The place so many characters behind another one; a character may take two places. */
function offsetOf(text: string, from: number, characters: number): number {
  let at = from;
  for (let left = characters; left > 0 && at < text.length; left -= 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

function searchBounds(given: Operands, length: number, name: string): [number, number] {
  const from = given.count < 3 ? 0 : wholeFor(given.at(2), name, "starting index", 40096, 40096, 40097);
  const to = given.count < 4 ? length : wholeFor(given.at(3), name, "ending index", 40096, 40096, 40097);
  return [from, Math.min(to, length)];
}

function wholeFor(
  value: unknown,
  name: string,
  what: string,
  notNumber: number,
  notWhole: number,
  negative: number,
): number {
  if (!isNumeric(value))
    throw locationError(notNumber, `${name}: ${what} must be a numeric type (is BSON type ${typeName(value)})`);
  const whole = toWholeNumber(value);
  if (whole === null)
    throw locationError(notWhole, `${name}: ${what} cannot be represented as a 32-bit integral value`);
  if (whole < 0) throw locationError(negative, `${name}: ${what} must be a nonnegative integer.`);
  return whole;
}
