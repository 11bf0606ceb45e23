import { randomBytes } from "node:crypto";
import { Long } from "bson";
import { MongoError } from "../errors.ts";
import type { Execution } from "../plan/run.ts";
import type { DocumentStream } from "./document-stream.ts";

/** MongoDB closes a cursor that nobody reads for ten minutes. */
const idleLimitMs = 10 * 60_000;

/** A query that has more to give. */
export interface Cursor {
  id: Long;
  namespace: string;
  session: string | null;
  documents: DocumentStream;
  /** The run behind it, which obeys the deadline of the command that reads on. */
  execution: Execution;
  neverExpires: boolean;
  lastUse: number;
}

/** Open cursors by id. */
export class CursorTable {
  readonly #cursors = new Map<string, Cursor>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get size(): number {
    return this.#cursors.size;
  }

  open(cursor: Omit<Cursor, "id" | "lastUse">): Cursor {
    // 62 random bits: positive, and never 0, which means "no cursor".
    const id = Long.fromBytesLE([...randomBytes(8)])
      .shiftRightUnsigned(2)
      .add(1);
    const opened = { ...cursor, id, lastUse: this.#now().getTime() };
    this.#cursors.set(id.toString(), opened);
    return opened;
  }

  /** @throws MongoError 43 when there is no such cursor (any more). */
  get(id: Long): Cursor {
    const cursor = this.#cursors.get(id.toString());
    if (!cursor) throw new MongoError(43, "CursorNotFound", `cursor id ${id.toString()} not found`);
    cursor.lastUse = this.#now().getTime();
    return cursor;
  }

  /** Closes a cursor; false when it was not open. */
  close(id: Long): boolean {
    const cursor = this.#cursors.get(id.toString());
    if (!cursor) return false;
    this.#cursors.delete(id.toString());
    cursor.documents.close();
    return true;
  }

  closeOfSession(session: string): void {
    for (const cursor of this.#cursors.values()) if (cursor.session === session) this.close(cursor.id);
  }

  expire(): void {
    const oldest = this.#now().getTime() - idleLimitMs;
    for (const cursor of this.#cursors.values()) {
      if (cursor.lastUse < oldest && !cursor.neverExpires) this.close(cursor.id);
    }
  }
}
