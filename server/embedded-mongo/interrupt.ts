import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { exceededMemoryLimit, maxTimeExpired } from "./errors.ts";

/** How long what runs now may still run. */
export interface Limits {
  /** When it is refused, on `performance.now()`'s clock. */
  deadline: number;
  /** When it is to go on in the thread for reports instead; null for what has to end where it began. */
  handOverAt: number | null;
  /** What one pattern may take that JavaScript's own engine runs, in milliseconds: 50 unless it says otherwise. */
  patternMs?: number;
}

/** A read turned out to be long: it begins again on the thread for reports. */
export class HandOver extends Error {
  override name = "HandOver" as const;
}

/** The clock is read once for so many steps. */
const stepsPerLook = 64;
const memoryLookMs = 5;
/** What need not be asked for. */
const smallBytes = 64 * 1024;
/** Beyond this share of the heap's limit a query is refused, as long as it still can be. */
const fullHeap = 0.8;

const defaultPatternMs = 50;
const noLimits: Limits = { deadline: Number.POSITIVE_INFINITY, handOverAt: null };

/**
 * What runs on this thread. Statements run one after the other, each to its end or to where it yields,
 * so the thread has one of them and whoever loops need not be handed it.
 */
class Running {
  #limits = noLimits;
  #steps = stepsPerLook;
  #memoryLookedAt = 0;
  /** So much in use asks for a look at what of it is garbage. */
  #suspicious = Number.NEGATIVE_INFINITY;

  within<T>(limits: Limits, work: () => T): T {
    const outer = this.#limits;
    this.#limits = limits;
    this.#steps = stepsPerLook;
    try {
      return work();
    } finally {
      this.#limits = outer;
    }
  }

  step(): void {
    this.#steps -= 1;
    if (this.#steps <= 0) this.look();
  }

  look(): void {
    this.#steps = stepsPerLook;
    const now = performance.now();
    const { deadline, handOverAt } = this.#limits;
    if (now > deadline) throw maxTimeExpired("operation exceeded time limit");
    if (handOverAt !== null && now > handOverAt) throw new HandOver();
    if (now - this.#memoryLookedAt > memoryLookMs) this.makeRoom(smallBytes);
  }

  get patternMs(): number {
    return this.#limits.patternMs ?? defaultPatternMs;
  }

  handOver(): void {
    if (this.#limits.handOverAt !== null) throw new HandOver();
  }

  makeRoom(bytes: number): void {
    if (bytes < smallBytes || this.#limits === noLimits) return;
    this.#memoryLookedAt = performance.now();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const most = limit * fullHeap;
    if (used + bytes < most || used + bytes < this.#suspicious) return;
    // Much of it may be garbage.
    collectGarbage();
    const { used_heap_size: alive } = getHeapStatistics();
    this.#suspicious = alive + (limit - alive) / 3;
    if (alive + bytes < most) return;
    if (this.#limits.handOverAt !== null) throw new HandOver();
    throw exceededMemoryLimit("The values that this operation works with do not fit into memory");
  }
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

const running = new Running();

/** Runs something within limits, which everything that it calls obeys. */
export function runWithin<T>(limits: Limits, work: () => T): T {
  return running.within(limits, work);
}

/**
 * To be called in every loop whose length a client decides.
 * @throws MongoError 50 when the time is up, 146 when memory runs out; HandOver when this is too long for here.
 */
export function checkForInterrupt(): void {
  running.step();
}

/** The same after a step that may have taken long by itself. */
export function checkForInterruptNow(): void {
  running.look();
}

/**
 * To be called before something large is made at once.
 * @throws MongoError 146 when that does not fit into memory; HandOver when it may be tried elsewhere.
 */
export function makeRoom(bytes: number): void {
  running.makeRoom(bytes);
}

/** What a pattern may take that nothing can look into while it runs. */
export function patternMs(): number {
  return running.patternMs;
}

/** Has a statement begin again on the thread for reports, if it may. @throws HandOver */
export function handOver(): void {
  running.handOver();
}
