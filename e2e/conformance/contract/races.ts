import assert from "node:assert/strict";
import { NOW } from "#server/core/testing.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { createAttemptStore } from "#server/desk/people/attempt-store.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type Check, needed, useful } from "../check.ts";
import { atOnce, type Engine, unique } from "./engine.ts";
import { aFiled } from "./writes.ts";

const MANY = 20;
const count = <Item>(items: readonly Item[], isIt: (item: Item) => boolean) => items.filter(isIt).length;

/** Who is first when many want the same at the same moment: nothing above the database decides that. */
export const RACES: readonly Check<Engine>[] = [
  needed("of many changes of one revision, one wins", "a change is lost, or made twice", async ({ db }) => {
    const filed = aFiled();
    const _id = toObjectId(filed.ticket.id);
    await createComplaintStore(db).insert(filed);
    const complaints = db.collection(complaintRows);
    const results = await atOnce(MANY, (comments) =>
      complaints.updateOne({ _id, rev: 1, status: "Open" }, { $set: { comments }, $inc: { rev: 1 } }),
    );
    assert.equal(
      count(results, ({ matchedCount }) => matchedCount === 1),
      1,
    );
    assert.equal((await complaints.findOne({ _id }))?.rev, 2);
  }),
  needed("of many tickets for one place, one gets it", "an agent is given two tickets", async ({ db }) => {
    const complaints = db.collection(complaintRows);
    const slot = unique("slot");
    const filed = Array.from({ length: MANY }, () => aFiled());
    for (const each of filed) await createComplaintStore(db).insert(each);
    const claims = await Promise.allSettled(
      filed.map(({ ticket }) =>
        complaints.updateOne({ _id: toObjectId(ticket.id), slot: { $exists: false } }, { $set: { slot } }),
      ),
    );
    assert.equal(
      count(claims, ({ status }) => status === "fulfilled"),
      1,
    );
    assert.equal(await complaints.countDocuments({ slot }), 1);
  }),
  needed(
    "of many claims of one Idempotency-Key, one stands",
    "a complaint sent twice is filed twice",
    async ({ db }) => {
      const keys = createIdempotencyStore(db);
      const asked = { id: unique("key"), ownerId: null, fingerprint: "print", staleBefore: new Date(0) };
      const claims = async (now: Date) => {
        const until = new Date(now.getTime() + 1_000);
        const all = await atOnce(MANY, () => keys.claim({ ...asked, now, until, attempt: unique("attempt") }));
        return all.flatMap((claim) => (claim.state === "mine" ? [claim.resourceId] : []));
      };
      const first = await claims(NOW);
      assert.equal(first.length, 1);
      const later = await claims(new Date(NOW.getTime() + 60_000));
      assert.deepEqual(later, first, "whoever takes over makes something else");
    },
  ),
  needed("an event that many store at once is there once", "people are told twice, or never", async ({ db }) => {
    const { ticket, event } = aFiled();
    const pending = [{ aggregate: { kind: "ticket", id: ticket.id } as const, entries: [event], tries: 0 }];
    await atOnce(MANY, () => createOutboxStore(db).appendEvents(pending));
    assert.equal(await db.collection(eventRows).countDocuments({ aggId: ticket.id }), 1);
  }),
  needed("what many lease at once, one has", "a retry or a replay is sent twice", async ({ db }) => {
    const due = new Date(0);
    await db.collection(complaintRows).updateMany({ outboxAt: { $exists: true } }, { $unset: { outboxAt: "" } });
    await db.collection(agentRows).updateMany({ outboxAt: { $exists: true } }, { $unset: { outboxAt: "" } });
    const filed = aFiled();
    await createComplaintStore(db).insert(filed);
    await db.collection(complaintRows).updateOne({ _id: toObjectId(filed.ticket.id) }, { $set: { outboxAt: due } });
    const leases = await atOnce(MANY, () => createOutboxStore(db).leaseDue(1, NOW, new Date(NOW.getTime() + 60_000)));
    assert.equal(
      count(leases, ({ length }) => length === 1),
      1,
    );
  }),
  useful(
    "a lease takes what has waited the longest",
    "under load a late event may wait longer than others",
    async ({ db }) => {
      const agents = db.collection(agentRows);
      const ids = Array.from({ length: 3 }, () => toObjectId(newDocumentId()));
      const times = [3, 1, 2].map((second) => new Date(second * 1_000));
      await db.collection(complaintRows).updateMany({ outboxAt: { $exists: true } }, { $unset: { outboxAt: "" } });
      for (const [n, _id] of ids.entries()) {
        await agents.updateOne({ _id }, { $set: { outboxAt: times[n] ?? NOW, outbox: [] } }, { upsert: true });
      }
      const leased = await createOutboxStore(db).leaseDue(3, NOW, new Date(NOW.getTime() + 60_000));
      const order = [ids[1], ids[2], ids[0]].map((id) => id?.toHexString());
      await agents.deleteMany({ _id: { $in: ids } });
      assert.deepEqual(
        leased.map(({ aggregate }) => aggregate.id),
        order,
      );
    },
  ),
  useful(
    "no number is given out twice",
    "two complaints race for one number; the second takes another",
    async ({ db }) => {
      await db.collection(counterRows).deleteMany({});
      const numbers = await atOnce(MANY, () => createComplaintStore(db).nextNumber());
      assert.equal(new Set(numbers).size, MANY, "some were given out twice");
    },
  ),
  useful("every attempt is counted", "limits on sign-ins come late when many come at once", async ({ db }) => {
    const attempts = createAttemptStore(db);
    const key = unique("sign-in");
    const counts = await atOnce(MANY, () => attempts.hit(key, 60_000, NOW));
    assert.equal(Math.max(...counts.map(({ count: so }) => so)), MANY);
    const later = await attempts.hit(key, 60_000, new Date(NOW.getTime() + 120_000));
    assert.equal(later.count, 1, "a window that has closed is counted on");
  }),
  needed("several processes set it up at the same moment", "a second consumer does not start", async ({ uri }) => {
    const opened = await atOnce(3, () => connectDatabase(uri, { onRetry: giveUp }));
    await Promise.all(opened.map((db) => db.close()));
  }),
  useful("fifty connections ask at once", "web and consumers wait for each other", async ({ db }) => {
    await atOnce(50, () => db.ping());
  }),
];

function giveUp(error: unknown): never {
  throw error;
}
