import type { DatabaseSync, StatementSync } from "node:sqlite";
import { MongoError } from "../errors.ts";

/**
 * Group commit: everything written in one turn of the event loop shares one durable commit.
 * Answers leave after `settled()`, so nothing is acknowledged that a crash could lose, and nothing is shown
 * to a reader that could still be undone.
 */
export class Turn {
  readonly #db: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #onRollback: (() => void)[] = [];
  #open: PromiseWithResolvers<void> | null = null;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#begin = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
  }

  /** To be called before every write. */
  begin(): void {
    if (this.#open) return;
    this.#begin.run();
    this.#open = Promise.withResolvers<void>();
    // A turn may fail with nobody waiting (an unacknowledged write): that is no unhandled rejection.
    this.#open.promise.catch(() => undefined);
    setImmediate(() => this.commit());
  }

  /** Resolves when all that was written so far is on disk; null when it already is. Rejects when it was undone. */
  settled(): Promise<void> | null {
    return this.#open?.promise ?? null;
  }

  /** Told after a rollback: whatever is remembered outside the tables may be wrong. */
  onRollback(listener: () => void): void {
    this.#onRollback.push(listener);
  }

  commit(): void {
    const turn = this.#open;
    if (!turn) return;
    try {
      this.#commit.run();
    } catch (error) {
      this.abandon(error);
      return;
    }
    this.#open = null;
    turn.resolve();
  }

  /** Undoes the whole turn after a failure of the store, and fails everyone who waits for it. */
  abandon(cause: unknown): void {
    const turn = this.#open;
    if (!turn) return;
    this.#open = null;
    // SQLite has already rolled back by itself after some failures, such as a full disk.
    if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
    for (const listener of this.#onRollback) listener();
    turn.reject(storeFailure(cause));
  }
}

const sqliteFull = 13;
export const outOfDiskSpace = 14031;

/** What a client is told when the store itself fails. */
export function storeFailure(cause: unknown): MongoError {
  if (cause instanceof MongoError) return cause;
  const isFull = cause instanceof Error && "errcode" in cause && cause.errcode === sqliteFull;
  // Values may be made deeper than anything that can be stored or sent, and are compared on the way.
  if (cause instanceof RangeError && /call stack/.test(cause.message)) {
    return new MongoError(15, "Overflow", "The values that this command makes nest too deep");
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return isFull
    ? new MongoError(outOfDiskSpace, "OutOfDiskSpace", `The disk is full: ${message}`)
    : new MongoError(1, "InternalError", message);
}
