import assert from "node:assert/strict";
import { mongo } from "mongoose";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { inspectDatabase } from "#server/operate/database/inspect-database.ts";
import { indexesOf } from "#server/platform/db/indexes-of.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { type Check, needed, Skipped, useful } from "../check.ts";
import { databaseIn } from "../connection-string.ts";
import { type Engine, unique } from "./engine.ts";
import { aFiled } from "./writes.ts";

const SKEW_MS = 30_000;

/** What the server promises of its writes, its clock and its errors. */
export const GUARANTEES: readonly Check<Engine>[] = [
  needed("it takes writes", "everything", async ({ db }) => {
    assert.ok((await inspectDatabase(db)).isPrimary, "the connection leads to a secondary");
  }),
  useful(
    "it is a replica set, so that the driver repeats what a broken connection cut off",
    "whoever writes at that moment sees an error, and does it again by hand",
    async ({ client }) => {
      assert.ok(await isRepeating(client), "it stands alone");
    },
  ),
  needed("the majority acknowledges writes", "an acknowledged complaint is lost in a failover", async ({ db }) => {
    assert.equal((await inspectDatabase(db)).majorityProblem, null);
  }),
  needed("what the majority has is read back", "what was written is not seen", async ({ client, uri }) => {
    const rows = client.db(databaseIn(uri)).collection<{ _id: string }>("counters");
    const _id = unique("majority");
    await rows.insertOne({ _id }, { writeConcern: { w: "majority" } });
    assert.equal((await rows.findOne({ _id }, { readConcern: { level: "majority" } }))?._id, _id);
  }),
  needed(
    "a write that is sent again under its number is done once",
    "after a broken connection a change is made twice",
    async ({ client, uri }) => {
      if (!(await isRepeating(client))) throw new Skipped("it stands alone, so the driver repeats nothing");
      const database = client.db(databaseIn(uri));
      const _id = unique("again");
      const session = client.startSession();
      // Higher than any that the session was used with before.
      const txnNumber = mongo.Long.fromNumber(Date.now());
      try {
        const increment = () =>
          database.command(
            {
              update: "counters",
              updates: [{ q: { _id }, u: { $inc: { seq: 1 } }, upsert: true }],
              txnNumber,
            },
            { session },
          );
        await increment();
        await increment();
      } finally {
        await session.endSession();
      }
      const row = await database.collection<{ _id: string; seq: number }>("counters").findOne({ _id });
      assert.equal(row?.seq, 1);
    },
  ),
  needed("what is stored later has a later time of the server", "open pages miss events", async ({ db }) => {
    const pending = [1, 2, 3].map(() => aFiled());
    for (const { ticket, event } of pending) {
      const aggregate = { kind: "ticket", id: ticket.id } as const;
      await createOutboxStore(db).appendEvents([{ aggregate, entries: [event], tries: 0 }]);
    }
    const rows = await db
      .collection(eventRows)
      .find({ _id: { $in: pending.map(({ event }) => event.id) } })
      .sort({ storedAt: 1, _id: 1 })
      .toArray();
    const times = pending.map(({ event }) => rows.find(({ _id }) => _id === event.id)?.storedAt.getTime() ?? 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  }),
  useful("its clock and this machine's agree", "waits and times on pages are wrong by as much", async ({ db }) => {
    const { time, tookMs } = await inspectDatabase(db);
    const apart = Math.abs(time.getTime() - (Date.now() - tookMs / 2));
    assert.ok(apart < SKEW_MS, `they are ${Math.round(apart / 1_000)} s apart`);
  }),
  needed("a collection that is not there says so by its code", "doctor and verify stop", async ({ db }) => {
    assert.deepEqual(await indexesOf(anyRows(db, unique("nothing"))), []);
  }),
  useful("a duplicate says which index refused it", "the log says less of a refused write", async ({ db }) => {
    const rows = anyRows<{ _id: string }>(db, "counters");
    const _id = unique("twice");
    await rows.insertOne({ _id });
    const error = await rows.insertOne({ _id }).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof mongo.MongoServerError);
    assert.deepEqual(error["keyPattern"], { _id: 1 });
  }),
  useful(
    "a hint at an index that is not there is refused",
    "a missing index makes pages slow, unsaid",
    async ({ db }) => {
      const count = db.collection(complaintRows).countDocuments({ status: "Open" }, { hint: "no_such_index" });
      await assert.rejects(count, (error: unknown) => error instanceof mongo.MongoServerError);
    },
  ),
];

/** Whether the driver sends a write again whose answer was lost. */
async function isRepeating(client: mongo.MongoClient): Promise<boolean> {
  const hello = await client.db("admin").command({ hello: 1 });
  const hasMembers = typeof hello["setName"] === "string" || hello["msg"] === "isdbgrid";
  return hasMembers && typeof hello["logicalSessionTimeoutMinutes"] === "number";
}
