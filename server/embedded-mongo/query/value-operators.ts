import { Binary, type BSONRegExp, Int32 } from "bson";
import type { Doc } from "../bson/document.ts";
import { compareNumbers, isLong, isNumeric, toWholeNumber, truncate } from "../bson/number.ts";
import { rankOf, typeNumbers, typeOf, typeRank } from "../bson/types.ts";
import { badValue, failedToParse, typeMismatch } from "../errors.ts";
import type { ValueTest } from "./comparison.ts";

const numberTypes = [1, 16, 18, 19];

/** `$type`: numbers or aliases, one or several. */
export function hasType(operand: unknown): ValueTest {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw failedToParse("$type must match at least one type");
  const numbers = new Set(wanted.flatMap(parseType));
  return (value) => value !== undefined && numbers.has(typeOf(value).number);
}

function parseType(alias: unknown): number[] {
  if (typeof alias === "string") {
    if (alias === "number") return numberTypes;
    const number = typeNumbers.get(alias);
    if (number === undefined) throw badValue(`Unknown type name alias: ${alias}`);
    return [number];
  }
  if (!isNumeric(alias)) throw typeMismatch("type must be represented as a number or a string");
  const number = toWholeNumber(alias);
  const known = number !== null && ([...typeNumbers.values()].includes(number) || number === 12);
  if (!known) throw badValue(`Invalid numerical type code: ${String(alias)}`);
  return [number];
}

/** `$size`: arrays of exactly this length. */
export function hasSize(operand: unknown): ValueTest {
  const size = toWholeNumber(operand);
  if (size === null) throw badValue(`Failed to parse $size. Expected an integer in: $size: ${String(operand)}`);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return (value) => Array.isArray(value) && value.length === size;
}

/** `$mod`: numbers, truncated, that leave `remainder` when divided by `divisor`. */
export function leavesRemainder(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue("malformed mod, needs to be an array");
  if (operand.length < 2) throw badValue("malformed mod, not enough elements");
  if (operand.length > 2) throw badValue("malformed mod, too many elements");
  const divisor = truncated(operand[0]);
  const remainder = truncated(operand[1]);
  if (divisor === null) throw badValue("malformed mod, divisor value is invalid");
  if (remainder === null) throw badValue("malformed mod, remainder value is invalid");
  if (divisor === 0n) throw badValue("divisor cannot be 0");
  return (value) => {
    const number = truncated(value);
    return number !== null && number % divisor === remainder;
  };
}

/** A number without its fraction, or null for what does not fit 64 bits. */
function truncated(value: unknown): bigint | null {
  if (isLong(value)) return value.toBigInt();
  return isNumeric(value) ? inSixtyFourBits(truncate(value)) : null;
}

function inSixtyFourBits(whole: bigint | null): bigint | null {
  return whole !== null && BigInt.asIntN(64, whole) === whole ? whole : null;
}

const bitTests: Readonly<Record<string, (bits: bigint, mask: bigint) => boolean>> = {
  $bitsAllSet: (bits, mask) => (bits & mask) === mask,
  $bitsAllClear: (bits, mask) => (bits & mask) === 0n,
  $bitsAnySet: (bits, mask) => (bits & mask) !== 0n,
  $bitsAnyClear: (bits, mask) => (bits & mask) !== mask,
};

/** `$bitsAllSet` and its three relatives, on whole numbers and binary data. */
export function hasBits(operator: string, operand: unknown): ValueTest {
  const mask = bitMask(operator, operand);
  const accepts = bitTests[operator] ?? (() => false);
  return (value) => {
    const bits = bitsOf(value);
    return bits !== null && accepts(bits, mask);
  };
}

function bitMask(operator: string, operand: unknown): bigint {
  if (Array.isArray(operand))
    return operand.reduce<bigint>((mask, bit) => mask | (1n << bitPosition(operator, bit)), 0n);
  const bits = operand instanceof Int32 || isNumeric(operand) || operand instanceof Binary ? bitsOf(operand) : null;
  if (bits === null || (isNumeric(operand) && bits < 0n)) {
    throw badValue(
      `${operator} takes an Array, a non-negative number, or a BinData but received: ${typeOf(operand).name}`,
    );
  }
  return bits;
}

function bitPosition(operator: string, bit: unknown): bigint {
  const position = toWholeNumber(bit);
  if (position === null || position < 0) {
    throw badValue(`bit positions of ${operator} must be non-negative integers, got: ${String(bit)}`);
  }
  return BigInt(position);
}

/** The bits of a number, with its sign stretched without end, or of binary data, first byte lowest. */
function bitsOf(value: unknown): bigint | null {
  if (value instanceof Binary) {
    return value.value().reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
  }
  if (!isNumeric(value)) return null;
  const whole = inSixtyFourBits(truncate(value));
  return whole !== null && compareNumbers(value, whole) === 0 ? whole : null;
}

/** The pattern that `$regex` and `$options` describe together. */
export function regexFromOperators(operators: Doc): { pattern: string; options: string } {
  const { $regex: regex, $options: options } = operators;
  if (regex === undefined) throw badValue("$options needs a $regex");
  if (options !== undefined && typeof options !== "string") throw badValue("$options has to be a string");
  if (typeof regex === "string") return { pattern: regex, options: options ?? "" };
  if (rankOf(regex) !== typeRank.regex) throw badValue("$regex has to be a string");
  // A regular expression has rank "regex" only as a BSONRegExp once it came off the wire.
  const stored = regex as BSONRegExp;
  if (stored.options && options) throw badValue("options set in both $regex and $options");
  return { pattern: stored.pattern, options: options ?? stored.options };
}
