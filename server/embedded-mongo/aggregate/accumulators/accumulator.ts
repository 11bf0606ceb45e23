/** Collects the values of one group. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** Starts an accumulator for one group. */
export type AccumulatorFactory = () => Accumulator;
