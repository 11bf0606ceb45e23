import type { Collation } from "./collation.ts";
import { compareValues } from "./compare.ts";
import { encodeKeyPart } from "./key.ts";

/** A string that is the same for equal values and for no others. */
export function valueKey(value: unknown): string {
  if (typeof value === "string") return `s${value}`;
  return Buffer.from(encodeKeyPart(value, false)).toString("latin1");
}

/**
 * Things by value, found without comparing each with each. Numbers of different types that are equal are one key, and
 * so are strings that a collation takes for equal.
 */
export class ValueMap<T> {
  readonly #byKey = new Map<string, T>();
  readonly #alike: SortedMap<T> | null;

  constructor(collation?: Collation) {
    this.#alike = collation ? new SortedMap(collation) : null;
  }

  get(value: unknown): T | undefined {
    const key = valueKey(value);
    const known = this.#byKey.get(key);
    if (known !== undefined || this.#alike === null) return known;
    const alike = this.#alike.get(value);
    if (alike !== undefined) this.#byKey.set(key, alike);
    return alike;
  }

  /** Only for a value that `get` does not find. */
  add(value: unknown, thing: T): void {
    this.#byKey.set(valueKey(value), thing);
    this.#alike?.add(value, thing);
  }
}

interface Entry<T> {
  value: unknown;
  thing: T;
}

const chunkEntries = 512;

/** Entries in order, in chunks: adding one moves no more than a chunk. */
class SortedMap<T> {
  readonly #collation: Collation;
  readonly #chunks: Entry<T>[][] = [[]];

  constructor(collation: Collation) {
    this.#collation = collation;
  }

  get(value: unknown): T | undefined {
    const { chunk, at } = this.#place(value);
    const entry = chunk[at];
    return entry && compareValues(entry.value, value, this.#collation) === 0 ? entry.thing : undefined;
  }

  add(value: unknown, thing: T): void {
    const { chunk, at, position } = this.#place(value);
    chunk.splice(at, 0, { value, thing });
    if (chunk.length > chunkEntries) this.#chunks.splice(position + 1, 0, chunk.splice(chunkEntries / 2));
  }

  /** Where the first entry that is not before a value is, or would be. */
  #place(value: unknown): { chunk: Entry<T>[]; at: number; position: number } {
    const isBefore = (entry: Entry<T> | undefined) =>
      entry !== undefined && compareValues(entry.value, value, this.#collation) < 0;
    const last = this.#chunks.length - 1;
    const position = Math.min(
      firstNot(this.#chunks.length, (at) => isBefore(this.#chunks[at]?.at(-1))),
      last,
    );
    const chunk = this.#chunks[position] ?? [];
    return { chunk, at: firstNot(chunk.length, (at) => isBefore(chunk[at])), position };
  }
}

/** The first index of which something is not true, where it is true of all before it. */
function firstNot(length: number, isTrue: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
