import type { BeforeEach } from "#server/core/memory/memory-state.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { Chance } from "./chance.ts";
import type { Trace } from "./trace.ts";
import { createVirtualTimers, type VirtualTimers } from "./virtual-timers.ts";

/** One strand of work of a process: what it does waits for the scheduler, one operation at a time. */
export interface Lane {
  readonly name: string;
  readonly process: SimulatedProcess;
  /** Every operation on something outside the process waits here for its turn, and may fail instead. */
  readonly before: BeforeEach;
  /** Throws, at times, although the operation was done. */
  maybeLoseAnswer(operation: string): void;
  /** For priority scheduling: the highest goes first. */
  priority: number;
}

/** A process as the operating system has it: it may be slow, stand still, or end between any two operations. */
export interface SimulatedProcess {
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  isAlive: boolean;
  /** Operations until it is killed. */
  stepsLeft: number;
  /** Writes until it is killed. */
  writesLeft: number;
  /** Milliseconds up to which it may stand still after an operation. */
  slowMs: number;
  lane(name: string): Lane;
}

interface Operation {
  readonly name: string;
  readonly lane: Lane;
  readonly run: () => void;
  readonly fail: (error: Error) => void;
}

export interface Dangers {
  /** Chance that an operation fails as if the database could not be reached. */
  readonly failure: number;
  /** Chance that it is done and fails all the same. */
  readonly lostAnswer: number;
  /** Chance that a write is the last thing its process does. */
  readonly lastWrite: number;
}

export interface SchedulerOptions {
  readonly chance: Chance;
  readonly trace: Trace;
  /** Chance that priorities decide, and change; 0 picks any operation. */
  readonly shuffle: number;
  /** Chance that a strand of work stands still before one of these operations, for up to one of these times. */
  readonly hesitation: number;
  readonly hesitant: readonly string[];
  readonly hesitationsMs: readonly [number, ...number[]];
}

export interface Scheduler {
  /** The number of operations so far: the clock of causes and effects. */
  steps(): number;
  now(): number;
  spawn(name: string, clockSkewMs?: number): SimulatedProcess;
  kill(process: SimulatedProcess): void;
  /** Some strand of work that waits for its turn stands still for so long. */
  stallAny(ms: number): void;
  /** Whether some strand of work stands still in the middle of something. */
  hasStalled(): boolean;
  setDangers(dangers: Dangers): void;
  /** Lets one waiting operation happen; false when none waits. */
  step(): boolean;
  /** Lets time pass until something is due; false when nothing ever is. */
  advance(): boolean;
  /** Resolves when everything that needs no operation has happened. */
  settled(): Promise<void>;
}

/** Operations after which a process may be found dead. */
const WRITES: ReadonlySet<string> = new Set([
  "commit",
  "commitAll",
  "writeHint",
  "commitAgent",
  "delete",
  "insertNotices",
]);

/** What the driver throws when it cannot reach the database. */
class NetworkError extends Error {
  override readonly name = "MongoNetworkError";
}

/** Owns every await: all processes run in one thread, and a seed decides whose operation is next. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { chance, trace, shuffle, hesitation, hesitationsMs } = options;
  const hesitant = new Set(options.hesitant);
  const timers: VirtualTimers = createVirtualTimers();
  let waiting: Operation[] = [];
  const stalled = new Map<Lane, Operation[]>();
  /** Their last operation has happened; what follows it has not. */
  let dying: SimulatedProcess[] = [];
  let steps = 0;
  let dangers: Dangers = { failure: 0, lostAnswer: 0, lastWrite: 0 };

  const awake = (lane: Lane) => {
    const parked = stalled.get(lane);
    if (!parked) return;
    stalled.delete(lane);
    waiting.push(...parked);
  };
  const stall = (lane: Lane, ms: number) => {
    if (stalled.has(lane)) return;
    stalled.set(
      lane,
      waiting.filter((operation) => operation.lane === lane),
    );
    waiting = waiting.filter((operation) => operation.lane !== lane);
    timers.at(timers.now() + ms, () => awake(lane));
  };
  const pick = (): number => {
    if (shuffle === 0 || chance.flip(0.06)) return chance.below(waiting.length);
    let best = 0;
    for (const [index, { lane }] of waiting.entries()) {
      if (lane.priority > (waiting[best]?.lane.priority ?? 0)) best = index;
    }
    return best;
  };
  const kill = (process: SimulatedProcess) => {
    process.isAlive = false;
    waiting = waiting.filter((operation) => operation.lane.process !== process);
    for (const lane of [...stalled.keys()]) if (lane.process === process) stalled.delete(lane);
    timers.forget(process);
  };

  return {
    steps: () => steps,
    now: timers.now,
    spawn(name, skewMs = 0) {
      const process: SimulatedProcess = {
        name,
        clock: { now: () => new Date(timers.now() + skewMs) },
        timers: { sleep: (ms, signal) => timers.sleep(process, ms, signal) },
        isAlive: true,
        stepsLeft: Number.POSITIVE_INFINITY,
        writesLeft: Number.POSITIVE_INFINITY,
        slowMs: 0,
        lane(laneName) {
          const lane: Lane = {
            name: `${name}.${laneName}`,
            process,
            priority: shuffle === 0 ? 0 : chance.next(),
            maybeLoseAnswer(operation) {
              if (dangers.lostAnswer === 0 || !chance.flip(dangers.lostAnswer)) return;
              trace(() => `${lane.name} ${operation}: THE ANSWER IS LOST`);
              throw new NetworkError("the answer of the database got lost");
            },
            before: (operation) =>
              new Promise((resolve, reject) => {
                // What a killed process still wants never happens.
                if (!process.isAlive) return;
                (stalled.get(lane) ?? waiting).push({ name: operation, lane, run: resolve, fail: reject });
                if (hesitation > 0 && hesitant.has(operation) && chance.flip(hesitation)) {
                  stall(lane, chance.below(chance.pick(hesitationsMs)));
                }
              }),
          };
          return lane;
        },
      };
      return process;
    },
    kill,
    stallAny(ms) {
      const operation = chance.pickFrom(waiting);
      if (operation) stall(operation.lane, ms);
    },
    hasStalled: () => [...stalled.values()].some((operations) => operations.length > 0),
    setDangers({ failure, lostAnswer, lastWrite }) {
      dangers = { failure, lostAnswer, lastWrite };
    },
    step() {
      if (waiting.length === 0) return false;
      const index = pick();
      const operation = waiting[index];
      const last = waiting.pop();
      if (!operation || !last) return false;
      if (operation !== last) waiting[index] = last;
      steps++;
      timers.pass(chance.below(3));
      const { lane } = operation;
      const { process } = lane;
      if (dangers.failure > 0 && chance.flip(dangers.failure)) {
        trace(() => `${lane.name} ${operation.name} FAILS`);
        operation.fail(new NetworkError("the database cannot be reached"));
      } else {
        trace(() => `${lane.name} ${operation.name}`);
        operation.run();
      }
      if (shuffle > 0 && chance.flip(shuffle)) lane.priority = -steps;
      if (process.slowMs > 0 && chance.flip(0.5)) stall(lane, chance.below(process.slowMs));
      const isWrite = WRITES.has(operation.name);
      const isLast =
        isWrite && (--process.writesLeft === 0 || (dangers.lastWrite > 0 && chance.flip(dangers.lastWrite)));
      if (--process.stepsLeft === 0 || isLast) {
        trace(() => `${process.name} dies`);
        dying.push(process);
      }
      return true;
    },
    advance: () => timers.toNext(),
    settled: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          for (const process of dying) kill(process);
          dying = [];
          resolve();
        });
      }),
  };
}
