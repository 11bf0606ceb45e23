import { checkForInterrupt } from "../interrupt.ts";
import type { RegexProgram } from "./regex-program.ts";

/** Where the groups of a match begin and end, -1 for one that took no part; null when nothing was asked. */
type Slots = Int32Array | null;

/** The places in a program that the text so far leads to, best first, each with what it has captured. */
class Threads {
  readonly places: Int32Array;
  readonly slots: Slots[];
  readonly #marks: Int32Array;
  #mark = 0;
  size = 0;

  constructor(length: number) {
    this.places = new Int32Array(length);
    this.slots = Array.from({ length }, () => null);
    this.#marks = new Int32Array(length);
  }

  clear(): void {
    this.#mark += 1;
    this.size = 0;
  }

  /** False when the place was reached before, in a better way. */
  visit(place: number): boolean {
    if (this.#marks[place] === this.#mark) return false;
    this.#marks[place] = this.#mark;
    return true;
  }

  add(place: number, slots: Slots): void {
    this.places[this.size] = place;
    this.slots[this.size] = slots;
    this.size += 1;
  }
}

/** Runs a program over a text, in time that grows with the length of both and with nothing else. */
export class RegexMachine {
  readonly #program: RegexProgram;
  #current: Threads;
  #next: Threads;

  constructor(program: RegexProgram) {
    this.#program = program;
    this.#current = new Threads(program.instructions.length);
    this.#next = new Threads(program.instructions.length);
  }

  get length(): number {
    return this.#program.instructions.length;
  }

  test(text: string): boolean {
    return this.#run(text, 0, false) !== null;
  }

  /** The first match at or after `from`, in the form of `RegExp.exec`. */
  exec(text: string, from: number): RegExpExecArray | null {
    const slots = this.#run(text, from, true);
    if (slots === null) return null;
    const parts = Array.from({ length: this.#program.captures + 1 }, (_unused, group) => {
      const [start = -1, end = -1] = slots.subarray(group * 2, group * 2 + 2);
      return start === -1 || end === -1 ? undefined : text.slice(start, end);
    });
    return Object.assign(parts, { index: slots[0] ?? 0, input: text }) as RegExpExecArray;
  }

  #run(text: string, from: number, captures: boolean): Int32Array | null {
    const slotCount = captures ? (this.#program.captures + 1) * 2 : 0;
    const empty = new Int32Array(slotCount).fill(-1);
    let found: Int32Array | null = null;
    this.#current.clear();
    for (let at = from; ; ) {
      checkForInterrupt();
      // Whatever begins here is worse than what has begun before.
      if (found === null) this.#follow(this.#current, 0, captures ? empty : null, text, at);
      if (this.#current.size === 0 && found !== null) return found;
      const isEnd = at >= text.length;
      const point = isEnd ? -1 : (text.codePointAt(at) ?? 0);
      const after = at + (point > 0xffff ? 2 : 1);
      this.#next.clear();
      for (let thread = 0; thread < this.#current.size; thread += 1) {
        const place = this.#current.places[thread] ?? 0;
        const slots = this.#current.slots[thread] ?? null;
        const instruction = this.#program.instructions[place];
        if (instruction?.op === "match") {
          found = slots ?? empty;
          if (!captures) return found;
          // All that come behind it are worse.
          break;
        }
        if (!isEnd && instruction?.op === "character" && instruction.accepts(point)) {
          this.#follow(this.#next, place + 1, slots, text, after);
        }
      }
      [this.#current, this.#next] = [this.#next, this.#current];
      if (isEnd) return found;
      at = after;
    }
  }

  /** Adds every place that can be reached from one without a further character. */
  #follow(threads: Threads, from: number, captured: Slots, text: string, at: number): void {
    const open: { place: number; slots: Slots }[] = [{ place: from, slots: captured }];
    for (let top = open.pop(); top; top = open.pop()) {
      const { place, slots } = top;
      if (!threads.visit(place)) continue;
      const instruction = this.#program.instructions[place];
      switch (instruction?.op) {
        case "jump":
          open.push({ place: instruction.to, slots });
          break;
        case "split":
          open.push({ place: instruction.second, slots }, { place: instruction.first, slots });
          break;
        case "save":
          open.push({ place: place + 1, slots: slots && saved(slots, instruction.slot, at) });
          break;
        case "place":
          if (instruction.holds(text, at)) open.push({ place: place + 1, slots });
          break;
        default:
          threads.add(place, slots);
      }
    }
  }
}

function saved(slots: Int32Array, slot: number, at: number): Int32Array {
  const copy = slots.slice();
  copy[slot] = at;
  return copy;
}
