/** Collects the values of one group. */
export interface Accumulator {
  /** Takes one value in; answers how many bytes it holds more than before, as far as that can grow without end. */
  add(value: unknown): number | void;
  result(): unknown;
}

/** Starts an accumulator for one group. */
export type AccumulatorFactory = () => Accumulator;
