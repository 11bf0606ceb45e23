import type { Collection } from "mongoose";
import { crashPoint } from "#server/core/crash-point.ts";
import type { EventId } from "#server/core/ids.ts";
import { type AggregateRef, neverWait, type OutboxStore, type PendingOutbox } from "#server/core/ports/outbox-store.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { OF_THE_MAJORITY, refusedIn } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { aggregateOf, fromOutboxRow, toEventRow } from "./mapping.ts";
import type { WithOutbox } from "./outbox-rows.ts";
import { eventRows } from "./rows.ts";

/** The outboxes of tickets and agents, and the event store they are moved to. */
export function createOutboxStore(db: Database): OutboxStore {
  const holders: Record<AggregateRef["kind"], Collection<WithOutbox>> = {
    ticket: db.collection<WithOutbox>(complaintRows),
    agent: db.collection<WithOutbox>(agentRows),
  };
  const events = db.collection(eventRows);

  const lease = async (kind: AggregateRef["kind"], limit: number, now: Date, until: Date): Promise<PendingOutbox[]> => {
    const leased: PendingOutbox[] = [];
    while (leased.length < limit) {
      const row = await holders[kind].findOneAndUpdate(
        { outboxAt: { $lte: now } },
        { $set: { outboxAt: until }, $inc: { outboxTries: 1 } },
        { sort: { outboxAt: 1 }, projection: { outbox: 1, outboxTries: 1 }, returnDocument: "after" },
      );
      if (!row) break;
      const { _id, outbox, outboxTries } = row;
      leased.push({
        aggregate: aggregateOf(kind, _id.toHexString()),
        entries: outbox.map(fromOutboxRow),
        tries: Math.max(0, (outboxTries ?? 1) - 1),
      });
    }
    return leased;
  };

  return {
    async appendEvents(pending) {
      const operations = pending.flatMap((document) =>
        document.entries.map((entry) => {
          const row = toEventRow(document.aggregate, entry, {
            isSettled: document.isSettled,
            waits: !neverWait(document),
          });
          // The database's clock, because readers follow that order: what a slow writer, or one whose clock is behind,
          // stored with a time of its own would stand before what they have read already. An event that is there keeps
          // its time: it does not match, and its second insert is refused.
          const update = { $setOnInsert: row, $currentDate: { storedAt: true as const } };
          return { updateOne: { filter: { _id: entry.id, storedAt: { $exists: false } }, update, upsert: true } };
        }),
      );
      const stored = new Set<EventId>();
      if (operations.length === 0) return stored;
      // Another relay may store the same event at the same moment. It only counts as stored if it is there to stay.
      const written = events.bulkWrite(operations, { ordered: false }).then(({ upsertedIds }) => {
        for (const id of Object.values(upsertedIds)) stored.add(id);
      });
      await refusedIn(written, async () => {
        const ids = pending.flatMap(({ entries }) => entries.map((entry) => entry.id));
        return (await events.countDocuments({ _id: { $in: ids } }, OF_THE_MAJORITY)) === ids.length;
      });
      return stored;
    },

    async park(eventId, reason) {
      await events.updateOne({ _id: eventId }, { $set: { parked: reason } });
    },

    async settle(done, sent) {
      if (done.length === 0) return;
      const waited = done.flatMap(({ eventIds, neverWaited }) => (neverWaited ? [] : eventIds));
      // Before the pull: killed in between, the entry is only swept once more, and nobody takes the event for forgotten.
      if (waited.length > 0)
        await events.bulkWrite(
          waited.map((_id) => {
            const published = { $set: { publishedAt: sent.at }, $inc: { publishCount: 1 } };
            const update = { $unset: { pending: "" as const }, ...(sent.ids.has(_id) ? published : {}) };
            return { updateOne: { filter: { _id }, update } };
          }),
          { ordered: false },
        );
      crashPoint("relay.cleared");
      for (const kind of ["ticket", "agent"] as const) {
        const mine = done.filter((entry) => entry.aggregate.kind === kind);
        if (mine.length > 0) await empty(holders[kind], idsByDocument(mine));
      }
    },

    async leaseDue(limit, now, until) {
      const tickets = await lease("ticket", limit, now, until);
      return [...tickets, ...(await lease("agent", limit - tickets.length, now, until))];
    },

    async postpone(aggregate, until) {
      await holders[aggregate.kind].updateOne(
        { _id: toObjectId(aggregate.id), outbox: { $not: { $size: 0 } } },
        { $set: { outboxAt: until } },
      );
    },
  };
}

type Done = Parameters<OutboxStore["settle"]>[0];

function idsByDocument(done: Done): Map<string, EventId[]> {
  const ids = new Map<string, EventId[]>();
  for (const { aggregate, eventIds } of done) ids.set(aggregate.id, [...(ids.get(aggregate.id) ?? []), ...eventIds]);
  return ids;
}

/** Takes entries out of their outboxes, and a document whose outbox is empty out of the sweeper's index. */
async function empty(holders: Collection<WithOutbox>, ids: ReadonlyMap<string, readonly EventId[]>): Promise<void> {
  // Mostly nothing was committed meanwhile: what is done is all that there is, and one write sees to both.
  const { matchedCount } = await holders.bulkWrite(
    [...ids].map(([id, eventIds]) => ({
      updateOne: {
        filter: { _id: toObjectId(id), outbox: { $size: eventIds.length }, "outbox._id": { $all: [...eventIds] } },
        update: { $set: { outbox: [] }, ...LEAVE },
      },
    })),
    { ordered: false },
  );
  if (matchedCount === ids.size) return;
  await holders.bulkWrite(
    [...ids].flatMap(([id, eventIds]) => {
      const _id = toObjectId(id);
      return [
        { updateOne: { filter: { _id }, update: { $pull: { outbox: { _id: { $in: [...eventIds] } } } } } },
        // Only where nothing new was committed meanwhile.
        { updateOne: { filter: { _id, outbox: { $size: 0 } }, update: LEAVE } },
      ];
    }),
    { ordered: true },
  );
}

const LEAVE = { $unset: { outboxAt: "", outboxTries: "" } } as const;
