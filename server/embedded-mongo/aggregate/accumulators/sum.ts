import { Decimal128, Double, Int32, Long } from "bson";
import { add, divideDecimals, overflow } from "../../bson/arithmetic.ts";
import { isNumeric, toDouble } from "../../bson/number.ts";
import type { Accumulator } from "./accumulator.ts";

/** Adds numbers of all types without losing digits on the way: whole numbers exactly, doubles with their rounding errors. */
export class Summation {
  count = 0;
  #whole = 0n;
  #small = 0;
  #isLong = false;
  #double = 0;
  #compensation = 0;
  #hasDouble = false;
  #decimal: Decimal128 | null = null;

  add(value: unknown): void {
    if (!isNumeric(value)) return;
    this.count += 1;
    if (value instanceof Int32) {
      this.#addSmall(value.value);
    } else if (value instanceof Long || typeof value === "bigint") {
      this.#isLong = true;
      this.#whole += value instanceof Long ? value.toBigInt() : value;
    } else if (value instanceof Decimal128) {
      const sum = add(this.#decimal ?? new Int32(0), value);
      this.#decimal = sum instanceof Decimal128 ? sum : null;
    } else {
      this.#hasDouble = true;
      this.#addDouble(toDouble(value));
    }
  }

  /** Int32 while it fits, then Long, then Double; Decimal128 or Double as soon as one took part. */
  total(): Int32 | Long | Double | Decimal128 {
    const whole = this.#whole + BigInt(this.#small);
    if (this.#decimal !== null) {
      const rest = this.#hasDouble ? new Double(this.#doubleTotal(whole)) : whole;
      const sum = add(this.#decimal, rest);
      return sum === overflow ? this.#decimal : sum;
    }
    if (this.#hasDouble) return new Double(this.#doubleTotal(whole));
    if (BigInt.asIntN(32, whole) === whole && !this.#isLong) return new Int32(Number(whole));
    return BigInt.asIntN(64, whole) === whole ? Long.fromBigInt(whole) : new Double(Number(whole));
  }

  /** The mean as a Double, or a Decimal128 if one took part; null without numbers. */
  mean(): Double | Decimal128 | null {
    if (this.count === 0) return null;
    const total = this.total();
    if (total instanceof Decimal128) return divideDecimals(total, new Int32(this.count));
    return new Double(toDouble(total) / this.count);
  }

  #addSmall(value: number): void {
    this.#small += value;
    if (!Number.isSafeInteger(this.#small)) {
      this.#whole += BigInt(this.#small - value) + BigInt(value);
      this.#small = 0;
    }
  }

  // Neumaier's summation; infinities and NaN must not meet the correction.
  #addDouble(value: number): void {
    const sum = this.#double + value;
    if (Number.isFinite(sum)) {
      const isLarger = Math.abs(this.#double) >= Math.abs(value);
      this.#compensation += isLarger ? this.#double - sum + value : value - sum + this.#double;
    }
    this.#double = sum;
  }

  #doubleTotal(whole: bigint): number {
    if (!Number.isFinite(this.#double)) return this.#double;
    const high = Number(whole);
    const sum = this.#double + high;
    if (!Number.isFinite(sum)) return sum;
    // What neither rounding may lose is added last, together.
    const isLarger = Math.abs(this.#double) >= Math.abs(high);
    const lost = isLarger ? this.#double - sum + high : high - sum + this.#double;
    return sum + (lost + this.#compensation + Number(whole - BigInt(high)));
  }
}

export function sumAccumulator(): Accumulator {
  const summation = new Summation();
  return { add: (value) => summation.add(value), result: () => summation.total() };
}

export function averageAccumulator(): Accumulator {
  const summation = new Summation();
  return { add: (value) => summation.add(value), result: () => summation.mean() };
}

/** `$count`: one for each document, whatever its value. */
export function countAccumulator(): Accumulator {
  const summation = new Summation();
  const one = new Int32(1);
  return { add: () => summation.add(one), result: () => summation.total() };
}
