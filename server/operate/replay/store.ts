import type { mongo } from "mongoose";
import type { OutboxEntry } from "#server/core/events/event.ts";
import type { PublishedType } from "#server/core/events/event-data.ts";
import { fromEventRow } from "#server/desk/events/mapping.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { EventRange, Replay, ReplayCursor, ReplayStore } from "./ports/replay-store.ts";
import { type ReplayRow, replayRows } from "./rows.ts";

const LONG_AGO = new Date(0);

/** Orders to send stored events once more, in MongoDB, and the events they are about. */
export function createReplayStore(db: Database): ReplayStore {
  const replays = db.collection(replayRows);
  const events = db.collection(eventRows);

  return {
    async countEvents(range) {
      const rows = await events
        .aggregate<{ _id: PublishedType; count: number; firstAt: Date; lastAt: Date }>([
          { $match: inRange(range) },
          {
            $group: {
              _id: "$type",
              count: { $sum: 1 },
              firstAt: { $min: "$storedAt" },
              lastAt: { $max: "$storedAt" },
            },
          },
          { $sort: { _id: 1 } },
        ])
        .toArray();
      const times = (pick: "firstAt" | "lastAt") => rows.map((row) => row[pick].getTime());
      return {
        byType: rows.map(({ _id, count }) => ({ type: _id, count })),
        firstAt: rows.length > 0 ? new Date(Math.min(...times("firstAt"))) : null,
        lastAt: rows.length > 0 ? new Date(Math.max(...times("lastAt"))) : null,
      };
    },

    async listEvents(range, after, limit) {
      const rows = await events.find(inRange(range, after)).sort({ storedAt: 1, _id: 1 }).limit(limit).toArray();
      return rows.map(toEntry);
    },

    async insert({ id, ...fields }) {
      return insertedOrThere(
        replays.insertOne({
          ...fields,
          _id: toObjectId(id),
          active: true,
          leaseUntil: LONG_AGO,
          leaseBy: null,
        }),
      );
    },

    async find(id) {
      const row = await replays.findOne({ _id: toObjectId(id) });
      return row && toReplay(row);
    },

    async findActive() {
      const row = await replays.findOne({ active: true });
      return row && toReplay(row);
    },

    async list(limit) {
      const rows = await replays.find({}).sort({ createdAt: -1 }).limit(limit).toArray();
      return rows.map(toReplay);
    },

    async lease(by, now, until) {
      const row = await replays.findOneAndUpdate(
        { state: "running", leaseUntil: { $lte: now } },
        { $set: { leaseUntil: until, leaseBy: by } },
        { returnDocument: "after" },
      );
      return row && toReplay(row);
    },

    async save(id, by, until, set) {
      const { matchedCount } = await replays.updateOne(
        { _id: toObjectId(id), leaseBy: by, state: "running" },
        { $set: { ...set, leaseUntil: until } },
      );
      return matchedCount === 1;
    },

    async move(id, from, to, ended) {
      const row = await replays.findOneAndUpdate(
        { _id: toObjectId(id), state: { $in: [...from] } },
        {
          $set: { state: to, problem: null, leaseUntil: LONG_AGO, ...ended },
          ...(ended ? { $unset: { active: "" } } : {}),
        },
        { returnDocument: "after" },
      );
      return row && toReplay(row);
    },

    countParked: () => events.countDocuments({ parked: { $exists: true } }, { hint: "parked" }),

    async releaseParked() {
      const { modifiedCount } = await events.updateMany(
        { parked: { $exists: true } },
        { $set: { pending: true }, $unset: { parked: "" } },
        { hint: "parked" },
      );
      return modifiedCount;
    },
  };
}

/** The bounds first, for the index; the exact position inside one millisecond, and all else, is checked on rows. */
function inRange({ types, from, to, ticketId }: EventRange, after: ReplayCursor | null = null): mongo.Filter<EventRow> {
  const start = after?.storedAt ?? from;
  return {
    ...(ticketId ? { aggId: ticketId } : {}),
    storedAt: { ...(start ? { $gte: start } : {}), $lt: to },
    ...(after ? { $or: [{ storedAt: { $gt: after.storedAt } }, { _id: { $gt: after.id } }] } : {}),
    type: { $in: [...types] },
  };
}

function toEntry(row: EventRow): OutboxEntry & ReplayCursor {
  return { ...fromEventRow(row), storedAt: row.storedAt };
}

function toReplay(row: ReplayRow): Replay {
  const { _id, active: _active, leaseUntil: _until, leaseBy: _by, expiresAt: _kept, ...fields } = row;
  return { ...fields, id: _id.toHexString() };
}
