import { randomBytes } from "node:crypto";
import { Long } from "bson";
import { MongoError } from "../errors.ts";
import type { DocumentStream } from "./document-stream.ts";

/** MongoDB closes a cursor that nobody reads for ten minutes. */
const idleLimitMs = 10 * 60_000;

/** More open cursors than this push out the one that was not read for the longest time. */
const mostCursors = 500;

/** Which thread holds a cursor: ids tell. */
type Home = "here" | "reports";

/** Whether the thread for reports holds the cursor of this id. */
export function isOfReports(id: Long): boolean {
  return id.isOdd();
}

/** A query that has more to give. */
export interface Cursor {
  id: Long;
  namespace: string;
  session: string | null;
  documents: DocumentStream;
  neverExpires: boolean;
  lastUse: number;
}

/** Open cursors by id. */
export class CursorTable {
  readonly #cursors = new Map<string, Cursor>();
  readonly #now: () => Date;
  readonly #home: Home;

  constructor(now: () => Date, home: Home) {
    this.#now = now;
    this.#home = home;
  }

  get size(): number {
    return this.#cursors.size;
  }

  keys(): string[] {
    return [...this.#cursors.keys()];
  }

  open(cursor: Omit<Cursor, "id" | "lastUse">): Cursor {
    // 61 random bits and one that tells whose it is: positive, and never 0, which means "no cursor".
    const id = Long.fromBytesLE([...randomBytes(8)])
      .shiftRightUnsigned(2)
      .or(1)
      .add(this.#home === "reports" ? 0 : 1);
    const opened = { ...cursor, id, lastUse: this.#now().getTime() };
    if (this.#cursors.size >= mostCursors) this.#closeOldest();
    this.#cursors.set(id.toString(), opened);
    return opened;
  }

  /** @throws MongoError 43 when there is no such cursor (any more). */
  get(id: Long): Cursor {
    const cursor = this.#cursors.get(id.toString());
    if (!cursor) throw new MongoError(43, "CursorNotFound", `cursor id ${id.toString()} not found`);
    cursor.lastUse = this.#now().getTime();
    // Last in the map: the first is the one that was not read for the longest time.
    this.#cursors.delete(id.toString());
    this.#cursors.set(id.toString(), cursor);
    return cursor;
  }

  /** Closes a cursor; false when it was not open. */
  close(id: Long): boolean {
    return this.closeByKey(id.toString());
  }

  closeByKey(key: string): boolean {
    const cursor = this.#cursors.get(key);
    if (!cursor) return false;
    this.#cursors.delete(key);
    cursor.documents.close();
    return true;
  }

  #closeOldest(): void {
    const [key] = this.#cursors.keys();
    if (key !== undefined) this.closeByKey(key);
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
