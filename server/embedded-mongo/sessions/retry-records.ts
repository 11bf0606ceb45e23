import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Long } from "bson";
import { type Doc, decode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { arrayRows, asBuffer, prepareRows } from "../store/sqlite.ts";
import type { Turn } from "../store/turn.ts";
import { sessionTimeoutMinutes } from "./session-table.ts";

/** One retryable write: its session, its number there, and which statements of that number it carries. */
export interface RetryKey {
  session: string;
  txnNumber: Long;
  statements: string;
}

/**
 * Answers of retryable writes, written in the commit of the write itself: when an answer is lost on its way,
 * even to a crash, the repeated command gets the same one and changes nothing.
 */
export class RetryRecords {
  readonly #db: DatabaseSync;
  readonly #turn: Turn;
  readonly #now: () => Date;
  readonly #insert: StatementSync;
  readonly #forget: StatementSync;
  readonly #get: StatementSync;
  readonly #expire: StatementSync;
  readonly #running = new Map<string, Promise<void>>();
  /** The highest number seen per session. */
  #latest = new Map<string, bigint>();

  constructor(db: DatabaseSync, turn: Turn, now: () => Date) {
    this.#db = db;
    this.#turn = turn;
    this.#now = now;
    this.#insert = db.prepare("INSERT OR REPLACE INTO retries VALUES (?, ?, ?, ?, ?)");
    this.#forget = db.prepare("DELETE FROM retries WHERE session = ? AND txn < ?");
    this.#get = prepareRows(db, "SELECT reply FROM retries WHERE session = ? AND txn = ? AND statements = ?");
    this.#expire = db.prepare("DELETE FROM retries WHERE at < ?");
    turn.onRollback(() => this.#load());
    this.#load();
  }

  /**
   * The answer given the first time, as a fresh copy; null when this write has not run.
   * @throws MongoError 225 when the session has moved on to a later write.
   */
  find({ session, txnNumber, statements }: RetryKey): Doc | null {
    const latest = this.#latest.get(session);
    if (latest === undefined) return null;
    const number = txnNumber.toBigInt();
    if (number < latest) {
      throw new MongoError(
        225,
        "TransactionTooOld",
        `Retryable write with txnNumber ${number} is prohibited on session ${session} because a newer retryable write with txnNumber ${latest} has already started on this session.`,
      );
    }
    if (number > latest) return null;
    const row = this.#get.get(session, number, statements);
    return row ? decode(asBuffer((row as unknown as unknown[])[0])) : null;
  }

  /** What settles when the write that a session waits for is over, however it ends; null when there is none. */
  running(session: string): Promise<void> | null {
    return this.#running.get(session) ?? null;
  }

  /** A write of this session goes on beyond this turn. */
  run(session: string, write: Promise<unknown>): void {
    const over = () => {
      this.#running.delete(session);
    };
    this.#running.set(session, write.then(over, over));
  }

  /** Remembers an answer; those of earlier writes of the session are of no more use. */
  save({ session, txnNumber, statements }: RetryKey, reply: Uint8Array): void {
    const number = txnNumber.toBigInt();
    this.#turn.begin();
    const latest = this.#latest.get(session);
    if (latest !== undefined && latest < number) this.#forget.run(session, number);
    this.#insert.run(session, number, statements, reply, this.#now().getTime());
    this.#latest.set(session, number);
  }

  /** Deletes what no client can ask for any more. */
  expire(): void {
    const oldest = this.#now().getTime() - sessionTimeoutMinutes * 60_000;
    this.#turn.begin();
    if (this.#expire.run(oldest).changes !== 0) this.#load();
  }

  #load(): void {
    const rows = arrayRows(
      prepareRows(this.#db, "SELECT session, CAST(max(txn) AS TEXT) FROM retries GROUP BY session"),
    );
    this.#latest = new Map(rows.map(([session, txn]) => [String(session), BigInt(String(txn))]));
  }
}
