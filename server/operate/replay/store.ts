import type { mongo } from "mongoose";
import type { OutboxEntry } from "#server/core/events/event.ts";
import type { PublishedType } from "#server/core/events/event-data.ts";
import { fromEventRow } from "#server/desk/events/mapping.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { EventRange, RangeFigures, Replay, ReplayCursor } from "./replay.ts";
import { type ReplayRow, replayRows } from "./rows.ts";
import type { ReplayState } from "./wire.ts";

const LONG_AGO = new Date(0);
/** What nobody has worked on for the longest time; of several, what was ordered first. */
const LONGEST_ALONE = { leaseUntil: 1, _id: 1 } as const;

/** Orders to send stored events once more, in MongoDB, and the events they are about. */
export function createReplayStore(db: Database) {
  const replays = db.collection(replayRows);
  const events = db.collection(eventRows);

  return {
    async countEvents(range: EventRange): Promise<RangeFigures> {
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

    /** The next events of a range, in the order in which they were stored. */
    async listEvents(
      range: EventRange,
      after: ReplayCursor | null,
      limit: number,
    ): Promise<(OutboxEntry & ReplayCursor)[]> {
      const rows = await events.find(inRange(range, after)).sort({ storedAt: 1, _id: 1 }).limit(limit).toArray();
      return rows.map(toEntry);
    },

    /** False when another one is running or paused. */
    async insert({ id, ...fields }: Replay): Promise<boolean> {
      const row: ReplayRow = { ...fields, _id: toObjectId(id), active: true, leaseUntil: LONG_AGO, leaseBy: null };
      return insertedUnlessTaken(replays, row);
    },

    async find(id: string): Promise<Replay | null> {
      const row = await replays.findOne({ _id: toObjectId(id) });
      return row && toReplay(row);
    },

    async findActive(): Promise<Replay | null> {
      const row = await replays.findOne({ active: true });
      return row && toReplay(row);
    },

    /** Newest first. */
    async list(limit: number): Promise<Replay[]> {
      const rows = await replays.find({}).sort({ createdAt: -1 }).limit(limit).toArray();
      return rows.map(toReplay);
    },

    /** Takes the running one if nobody works on it: nobody else does before `until`, unless the lease is given back. */
    async lease(by: string, now: Date, until: Date): Promise<Replay | null> {
      const row = await replays.findOneAndUpdate(
        { state: "running", leaseUntil: { $lte: now } },
        { $set: { leaseUntil: until, leaseBy: by } },
        { sort: LONGEST_ALONE, returnDocument: "after" },
      );
      return row && toReplay(row);
    },

    /** Writes progress while it runs and the lease is ours; false means that one of these ended. */
    async save(id: string, by: string, until: Date, set: Partial<Omit<Replay, "id">>): Promise<boolean> {
      const { matchedCount } = await replays.updateOne(
        { _id: toObjectId(id), leaseBy: by, state: "running" },
        { $set: { ...set, leaseUntil: until } },
      );
      return matchedCount === 1;
    },

    /** From one of these states to another; resolves to null when it is in none of them. */
    async move(
      id: string,
      from: readonly ReplayState[],
      to: ReplayState,
      ended: { readonly finishedAt: Date; readonly expiresAt: Date } | null,
    ): Promise<Replay | null> {
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

    /** Events that could not be published and were set aside by the relay. */
    countParked: (): Promise<number> => events.countDocuments({ parked: { $exists: true } }, { hint: "parked" }),

    /** Hands them to the reconciler, which publishes them again; resolves to their number. */
    async releaseParked(): Promise<number> {
      const { modifiedCount } = await events.updateMany(
        { parked: { $exists: true } },
        { $set: { pending: true }, $unset: { parked: "" } },
        { hint: "parked" },
      );
      return modifiedCount;
    },
  };
}

export type ReplayStore = ReturnType<typeof createReplayStore>;

/** The bounds first, for the index; the exact position inside one millisecond, and all else, is checked on rows. */
function inRange({ types, from, to, ticketId }: EventRange, after: ReplayCursor | null = null): mongo.Filter<EventRow> {
  const start = after?.storedAt ?? from;
  return {
    // What experiments left is nobody's, unless it is named.
    ...(ticketId ? { aggId: ticketId } : REAL),
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
