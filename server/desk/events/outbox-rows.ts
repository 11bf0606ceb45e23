import { Schema, type Types } from "mongoose";
import type { OutboxEntry } from "#server/core/events/event.ts";

/** An outbox entry as it lies in its document; ids inside the body stay hex strings, exactly as they will be published. */
export interface OutboxRow extends Omit<OutboxEntry, "id"> {
  readonly _id: string;
}

export interface WithOutbox {
  _id: Types.ObjectId;
  rev: number;
  outbox: OutboxRow[];
  /** When the sweeper may take it; absent while nothing waits. */
  outboxAt?: Date;
  outboxTries?: number;
}

export const outboxFields = {
  rev: { type: Number, required: true },
  outbox: { type: [Schema.Types.Mixed], default: [], select: false },
  outboxAt: { type: Date, select: false },
  outboxTries: { type: Number, select: false },
};

export function toRow(entry: OutboxEntry): OutboxRow {
  const { id, ...rest } = entry;
  return { _id: id, ...rest };
}

export function fromRow(row: OutboxRow): OutboxEntry {
  const { _id, ...rest } = row;
  return { id: _id, ...rest };
}
