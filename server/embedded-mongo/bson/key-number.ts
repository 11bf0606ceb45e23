import { Decimal128, Long } from "bson";
import type { ByteWriter } from "./byte-writer.ts";
import { digitCount, type ExactNumber } from "./decimal.ts";
import { compareNumbers, exactParts, type Numeric, toDouble } from "./number.ts";

/**
 * Writes a number so that byte order is exact numeric order across all four types:
 * the largest double that is not above it, then, if that is not the number itself, its decimal digits.
 */
export function writeNumber(writer: ByteWriter, value: Numeric): void {
  if (!(value instanceof Long || value instanceof Decimal128 || typeof value === "bigint")) {
    writer.double(toDouble(value));
    writer.byte(0);
    return;
  }
  const floor = floorDouble(value);
  writer.double(floor);
  const parts = exactParts(value);
  if (typeof parts === "string" || compareNumbers(value, floor) === 0) {
    writer.byte(0);
  } else {
    writer.byte(1);
    writeDigits(writer, parts);
  }
}

function floorDouble(value: Numeric): number {
  const nearest = toDouble(value);
  return compareNumbers(nearest, value) > 0 ? nextBelow(nearest) : nearest;
}

const scratch = new DataView(new ArrayBuffer(8));

function nextBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  scratch.setFloat64(0, value);
  scratch.setBigInt64(0, scratch.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return scratch.getFloat64(0);
}

// A Decimal128's size lies between 10^-6176 and 10^6145, so this keeps it positive.
const sizeBias = 0x7000;

function writeDigits(writer: ByteWriter, value: ExactNumber): void {
  const start = writer.length;
  const isNegative = value.coefficient < 0n;
  const size = digitCount(value.coefficient) + value.exponent + sizeBias;
  writer.byte(size >> 8);
  writer.byte(size & 0xff);
  const digits = (isNegative ? -value.coefficient : value.coefficient).toString();
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  for (let index = 0; index < end; index += 1) writer.byte(digits.charCodeAt(index));
  writer.byte(0);
  if (isNegative) writer.invert(start);
}
