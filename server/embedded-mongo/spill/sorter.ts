import { checkForInterrupt } from "../interrupt.ts";
import { pieceBytes, type Run, type SpillFile } from "./spill-file.ts";
import type { Workspace } from "./workspace.ts";

/** Something to be sorted: its key, and the bytes that it can be made from again. */
export interface Sortable {
  readonly key: readonly unknown[];
  readonly bytes: Buffer;
}

/** How things are compared, and made again from bytes that lay in a file. */
export interface SortForm<T extends Sortable> {
  compare(a: readonly unknown[], b: readonly unknown[]): number;
  restore(bytes: Buffer): T;
  /** Only so many are wanted. */
  limit: number | undefined;
}

/** What one entry takes beside its bytes, its key counted as long as the bytes are. */
const entryBytes = 200;
/** What a merge reads ahead in all its runs together, and in one of them at least: a page. */
const aheadBytes = 1024 * 1024;
const leastAheadBytes = 4096;
/** How many a sort with a limit gathers before it drops those that are out. */
const slack = 1000;

/**
 * Sorts, stably, what does not have to fit into memory: sorted runs go to a file and are merged as they are read.
 * With a limit it never holds many more than that.
 */
export class Sorter<T extends Sortable> {
  readonly #workspace: Workspace;
  readonly #form: SortForm<T>;
  readonly #reservation: ReturnType<Workspace["reserve"]>;
  #entries: T[] = [];
  #worst: readonly unknown[] | null = null;
  #file: SpillFile | null = null;
  #runs: Run[] = [];

  constructor(workspace: Workspace, form: SortForm<T>) {
    this.#workspace = workspace;
    this.#form = form;
    this.#reservation = workspace.reserve();
  }

  /** Whether enough come before this key already, so that it need not be added. */
  isOut(key: readonly unknown[]): boolean {
    return this.#worst !== null && this.#form.compare(key, this.#worst) >= 0;
  }

  add(entry: T): void {
    const { limit } = this.#form;
    this.#entries.push(entry);
    const fits = this.#reservation.grow(cost(entry));
    if (limit !== undefined && this.#entries.length >= limit * 2 + slack) this.#cut(limit);
    else if (!fits) this.#spill();
  }

  /** Everything in order. What is held is given back when the reader comes to the end or turns away. */
  *sorted(): Generator<T, void> {
    try {
      if (this.#file === null) {
        this.#sort();
        yield* this.#entries;
        return;
      }
      this.#spill();
      yield* this.#merged(this.#file);
    } finally {
      this.close();
    }
  }

  close(): void {
    this.#entries = [];
    this.#reservation.release();
    this.#file?.close();
  }

  #sort(): void {
    this.#entries.sort((a, b) => {
      checkForInterrupt();
      return this.#form.compare(a.key, b.key);
    });
  }

  #cut(limit: number): void {
    this.#sort();
    this.#entries = this.#entries.slice(0, limit);
    this.#worst = this.#entries.at(-1)?.key ?? null;
    this.#reservation.release();
    this.#reservation.grow(this.#entries.reduce((sum, entry) => sum + cost(entry), 0));
  }

  #spill(): void {
    this.#sort();
    this.#file ??= this.#workspace.openFile();
    const from = this.#file.end;
    for (const { bytes } of this.#entries) this.#file.append(bytes);
    this.#runs.push({ from, to: this.#file.end });
    this.#entries = [];
    this.#reservation.release();
  }

  /** Of equal ones that of the earlier run comes first: it was added earlier. */
  *#merged(file: SpillFile): Generator<T, void> {
    // A sort that found little memory left has made hundreds of runs: what is read ahead of each has to be all the less.
    const ahead = Math.min(pieceBytes, Math.max(leastAheadBytes, Math.floor(aheadBytes / this.#runs.length)));
    this.#reservation.grow(ahead * this.#runs.length);
    const readers = this.#runs.map((run) => file.read(run, ahead));
    const heads = readers.map((reader) => this.#next(reader));
    for (;;) {
      checkForInterrupt();
      let least = -1;
      for (const [at, head] of heads.entries()) {
        const best = heads[least];
        if (head && (!best || this.#form.compare(head.key, best.key) < 0)) least = at;
      }
      const entry = heads[least];
      const reader = readers[least];
      if (!entry || !reader) return;
      yield entry;
      heads[least] = this.#next(reader);
    }
  }

  #next(reader: Iterator<Buffer, void>): T | null {
    const { value, done } = reader.next();
    return done || !value ? null : this.#form.restore(value);
  }
}

const cost = ({ bytes }: Sortable): number => bytes.length * 2 + entryBytes;
