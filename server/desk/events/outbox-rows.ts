import type { Types } from "mongoose";
import type { EntryOf } from "#server/core/events/event.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import type { EventId, UserId } from "#server/core/ids.ts";

type RowOf<T extends EventType> = Omit<EntryOf<T>, "id" | "by"> & {
  readonly _id: EventId;
  /** Absent in what the version before wrote. */
  readonly by?: UserId | null;
};

/** An outbox entry as it lies in its document; ids inside the body stay hex strings, exactly as they will be published. */
export type OutboxRow = { [T in EventType]: RowOf<T> }[EventType];

export interface WithOutbox {
  _id: Types.ObjectId;
  rev: number;
  outbox: OutboxRow[];
  /** When the sweeper may take it; absent while nothing waits. */
  outboxAt?: Date;
  outboxTries?: number;
}
