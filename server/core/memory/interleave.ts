import type { BeforeEach } from "./memory-state.ts";

export interface Interleaver {
  /** Every operation of every process waits here for its turn. */
  readonly before: BeforeEach;
  /** Like `before`, and dead after so many operations: the process stops in the middle of whatever it was doing. */
  dyingAfter(operations: number): BeforeEach;
  /** Lets all of these run, one operation at a time in a random order, until each has ended or died. */
  run(processes: readonly (() => Promise<unknown>)[]): Promise<void>;
}

/** Runs processes against each other in an order that the random numbers decide, one atomic operation at a time. */
export function createInterleaver(random: () => number): Interleaver {
  const waiting: (() => void)[] = [];
  const before: BeforeEach = () => new Promise((resolve) => waiting.push(resolve));
  let dead = 0;

  return {
    before,
    dyingAfter(operations) {
      let left = operations;
      return (operation) => {
        if (left-- > 0) return before(operation);
        if (left === -1) dead++;
        return new Promise(() => {});
      };
    },
    async run(processes) {
      const deadBefore = dead;
      const failures: unknown[] = [];
      let ended = 0;
      for (const process of processes) {
        process()
          .catch((error: unknown) => void failures.push(error))
          .finally(() => ended++);
      }
      while (ended + dead - deadBefore < processes.length) {
        // Everything that follows an operation without waiting for another has happened by then.
        await new Promise((resolve) => setImmediate(resolve));
        const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
        next?.();
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
