/** The results of a query as encoded documents, taken in batches. */
export class DocumentStream {
  readonly #source: Iterator<Uint8Array, void>;
  #remaining: number;
  /** A document that did not fit the last batch any more. */
  #held: Uint8Array | null = null;
  #isDone = false;

  /** @param limit how many documents the query asked for; after them the stream knows that it is done. */
  constructor(source: Iterator<Uint8Array, void>, limit = Number.POSITIVE_INFINITY) {
    this.#source = source;
    this.#remaining = limit;
  }

  /** True once nothing more can come. */
  get isDone(): boolean {
    return this.#isDone || (this.#remaining <= 0 && !this.#held);
  }

  /** The next batch: up to `count` documents and as many as fit one reply, but at least one if there is any. */
  take(count: number, maxBytes: number): Uint8Array[] {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (batch.length < count) {
      const next = this.#next();
      if (!next) break;
      bytes += next.length;
      if (bytes > maxBytes && batch.length > 0) {
        this.#held = next;
        break;
      }
      batch.push(next);
    }
    return batch;
  }

  close(): void {
    this.#isDone = true;
    this.#source.return?.();
  }

  #next(): Uint8Array | null {
    const held = this.#held;
    this.#held = null;
    if (held) return held;
    if (this.isDone) return null;
    const { value, done } = this.#source.next();
    if (done || !value) {
      this.#isDone = true;
      return null;
    }
    this.#remaining -= 1;
    return value;
  }
}
