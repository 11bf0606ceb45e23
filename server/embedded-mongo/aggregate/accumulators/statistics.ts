import { Double } from "bson";
import { isNumeric, toDouble } from "../../bson/number.ts";
import type { Accumulator } from "./accumulator.ts";

/** `$stdDevPop` and `$stdDevSamp`, by Welford's method; null where there are too few numbers. */
export function deviationAccumulator(isSample: boolean): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      const number = toDouble(value);
      count += 1;
      const delta = number - mean;
      mean += delta / count;
      squares += delta * (number - mean);
    },
    result: () => {
      const divisor = isSample ? count - 1 : count;
      return divisor <= 0 ? null : new Double(Math.sqrt(squares / divisor));
    },
  };
}

/**
 * `$percentile` and `$median`: for each p the smallest number that at least p of all numbers do not exceed.
 * MongoDB's "approximate" method may answer a neighbour of it.
 */
export function percentileAccumulator(ranks: readonly number[], isSingle: boolean): Accumulator {
  const numbers: number[] = [];
  return {
    add: (value) => {
      if (!isNumeric(value)) return 0;
      numbers.push(toDouble(value));
      return 8;
    },
    result: () => {
      const sorted = Float64Array.from(numbers).sort();
      const found = ranks.map((rank) => percentileOf(sorted, rank));
      return isSingle ? (found[0] ?? null) : found;
    },
  };
}

function percentileOf(sorted: Float64Array, rank: number): Double | null {
  const index = Math.max(0, Math.ceil(rank * sorted.length) - 1);
  const number = sorted[index];
  return number === undefined ? null : new Double(number);
}
