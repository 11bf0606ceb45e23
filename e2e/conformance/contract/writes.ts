import assert from "node:assert/strict";
import type { Actor } from "#server/core/actor.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { eventIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import { AGENT, aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { markRows } from "#server/operate/trace/rows.ts";
import { refusedIn } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type Check, needed, useful } from "../check.ts";
import { type Engine, unique } from "./engine.ts";

/** A new complaint with its event in its outbox. */
export function aFiled(n = 0) {
  const id = ticketIdOf(newDocumentId());
  const filing = aFiling({ id, complaintId: unique("COMP"), category: n % 2 ? "Technical" : "Billing" });
  const stamp = aStamp({ now: new Date(NOW.getTime() + n * 1_000), eventId: eventIdOf(unique("event")) });
  return fileTicket(filing, CUSTOMER, { ...stamp, entryId: newDocumentId() });
}

/** What single writes do, and what bulks of them say. */
export const WRITES: readonly Check<Engine>[] = [
  needed("an id that is there is refused as a duplicate", "a complaint sent twice is filed twice", async ({ db }) => {
    const filed = aFiled();
    // Whoever tries again has a number of their own by then.
    const again = { ...filed, ticket: { ...filed.ticket, complaintId: unique("COMP") } };
    const store = createComplaintStore(db);
    assert.deepEqual([await store.insert(filed), await store.insert(again)], ["new", "there"]);
  }),
  needed("a unique index refuses a second row", "two accounts for one address", async ({ db }) => {
    const accounts = createAccountStore(db);
    const email = unique("maya");
    const person = { name: "Maya", email, role: "user", active: true, passwordHash: null, createdAt: NOW } as const;
    const insert = () => accounts.insert({ ...person, id: userIdOf(newDocumentId()), identity: null });
    assert.deepEqual([await insert(), await insert()], [true, false]);
  }),
  needed(
    "a partial unique index counts only rows that have the field",
    "one place could hold two tickets, or nobody could wait",
    async ({ db }) => {
      const [first, second] = [aFiled(), aFiled()];
      for (const filed of [first, second]) assert.equal(await createComplaintStore(db).insert(filed), "new");
      const complaints = db.collection(complaintRows);
      const slot = unique("slot");
      const place = ({ ticket }: typeof first) => ({
        updateOne: { filter: { _id: toObjectId(ticket.id) }, update: { $set: { slot } } },
      });
      const refused = await refusedIn(complaints.bulkWrite([place(first), place(second)], { ordered: false }));
      assert.deepEqual([...refused], [1]);
      await complaints.updateOne({ _id: toObjectId(first.ticket.id) }, { $unset: { slot: "" } });
      assert.deepEqual([...(await refusedIn(complaints.bulkWrite([place(second)], { ordered: false })))], []);
    },
  ),
  needed("an update says whether it matched", "a lost race is taken for a change", async ({ db }) => {
    const agents = db.collection(agentRows);
    const _id = toObjectId(newDocumentId());
    await createAgentStore(db).insert(AGENT, NOW);
    const missed = await agents.updateOne({ _id, rev: 7 }, { $inc: { rev: 1 } });
    const hit = await agents.updateOne({ _id: toObjectId(AGENT.id) }, { $inc: { rev: 1 } });
    assert.deepEqual([missed.matchedCount, hit.matchedCount, hit.modifiedCount], [0, 1, 1]);
  }),
  needed(
    "an unordered bulk goes on after a duplicate and names it by its place",
    "an event or a notification beside a repeated one is lost",
    async ({ db }) => {
      const notices = createNoticeStore(db);
      const [known, fresh] = [unique("key"), unique("key")];
      const notice = (key: string) => ({
        key,
        eventId: eventIdOf(key),
        recipient: CUSTOMER.id,
        type: "assigned" as const,
        title: "Asha has your complaint",
        message: "The kettle hums",
        complaintId: "COMP-10001",
        at: NOW,
      });
      assert.equal((await notices.insert([notice(known)])).length, 1);
      const stored = await notices.insert([notice(known), notice(fresh)]);
      assert.deepEqual(
        stored.map(({ key }) => key),
        [fresh],
      );
    },
  ),
  needed(
    "an event that is stored keeps its time when it is stored again",
    "open pages and replays miss events or see them twice",
    async ({ db }) => {
      const { ticket, event } = aFiled();
      const outbox = createOutboxStore(db);
      const pending = [{ aggregate: { kind: "ticket", id: ticket.id } as const, entries: [event], tries: 0 }];
      const find = () => db.collection(eventRows).findOne({ _id: event.id });
      await outbox.appendEvents(pending);
      const first = await find();
      await outbox.appendEvents(pending);
      assert.ok(first?.storedAt instanceof Date, "$currentDate wrote no date");
      assert.deepEqual(await find(), first);
    },
  ),
  needed(
    "an outbox is emptied, and only of what is done",
    "events are published for ever, or never",
    async ({ db }) => {
      const { ticket, event } = aFiled();
      const another = aStamp({ eventId: eventIdOf(unique("event")) });
      const complaints = db.collection(complaintRows);
      const _id = toObjectId(ticket.id);
      await createComplaintStore(db).insert({ ...aFiled(), ticket, event });
      await complaints.updateOne({ _id }, { $push: { outbox: { ...event, _id: another.eventId } } });
      const aggregate = { kind: "ticket", id: ticket.id } as const;
      const settle = (id: typeof event.id) =>
        createOutboxStore(db).settle([{ aggregate, eventIds: [id] }], { ids: new Set(), at: event.at });
      await settle(event.id);
      const half = await complaints.findOne({ _id });
      await settle(another.eventId);
      const whole = await complaints.findOne({ _id });
      assert.deepEqual([half?.outbox.length, half?.outboxAt instanceof Date], [1, true]);
      assert.deepEqual([whole?.outbox, whole?.outboxAt], [[], undefined]);
    },
  ),
  needed("what somebody saw of a complaint never goes back", "what was read is unread again", async ({ db }) => {
    const { ticket, ...filed } = aFiled();
    const complaints = createComplaintStore(db);
    await complaints.insert({ ticket, ...filed });
    const seen = (rev: number) => complaints.markSeen(ticket.id, CUSTOMER.id, rev);
    assert.deepEqual([await seen(2), await seen(1), await seen(2), await seen(3)], [true, false, false, true]);
    const seenBy = async ({ id }: Actor) => (await complaints.findConversation(ticket.id, id))?.seenRev;
    assert.deepEqual([await seenBy(AGENT), await seenBy(CUSTOMER)], [null, 3]);
  }),
  needed("a batch of rows is inserted whole", "the trace of a complaint has gaps", async ({ db }) => {
    const eventId = eventIdOf(unique("event"));
    const marks = [NOW, new Date()].map((at) => ({ eventId, kind: "clicked" as const, at }));
    await db.collection(markRows).insertMany(marks, { ordered: false });
    assert.equal(await db.collection(markRows).countDocuments({ eventId }), 2);
  }),
  needed("the later of two times wins", "somebody who is here is shown as away", async ({ db }) => {
    const counters = db.collection(counterRows);
    const _id = unique("latest");
    for (const seq of [1, 3, 2]) await counters.updateOne({ _id }, { $max: { seq } }, { upsert: true });
    assert.equal((await counters.findOne({ _id }))?.seq, 3);
  }),
  useful("a document of a megabyte is stored", "long conversations and letters", async ({ db }) => {
    const filed = aFiled();
    const description = "ü".repeat(500_000);
    await createComplaintStore(db).insert({ ...filed, description });
    const row = await db.collection(complaintRows).findOne({ _id: toObjectId(filed.ticket.id) });
    assert.equal(row?.description.length, description.length);
  }),
];
