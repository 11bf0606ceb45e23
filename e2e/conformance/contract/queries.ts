import assert from "node:assert/strict";
import mongoose, { type mongo } from "mongoose";
import { takeBack } from "#server/core/changes/take-back.ts";
import { ANYTHING, takingOf } from "#server/core/taking.ts";
import { AGENT, anAgent, aStamp, NOW } from "#server/core/testing.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { searchOf } from "#server/desk/complaints/complaint-words.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createDeclineReader } from "#server/desk/routing/decline-reader.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { allCalls } from "#server/operate/database/testing/all-calls.ts";
import { asWalk } from "#server/operate/database/testing/calls.ts";
import { fillDesk } from "#server/operate/database/testing/fill-desk.ts";
import { beyondProportion } from "#server/operate/database/testing/proportion.ts";
import { databaseOn } from "#server/platform/db/database.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { type Check, inWords, needed, useful } from "../check.ts";
import { type Engine, emptied, unique } from "./engine.ts";
import { fillLine } from "./fill-line.ts";

const SHOWN = 5;

/** That what the desk asks is answered, rightly, and from indexes. */
export const QUERIES: readonly Check<Engine>[] = [
  needed("every query of the desk is answered", "the pages that ask it", async ({ db }) => {
    await emptied(db);
    await fillDesk(db);
    const refused: string[] = [];
    for (const [name, call] of Object.entries(allCalls(db).calls)) {
      const { run } = asWalk(call);
      await run().catch((error: unknown) => refused.push(`${name}: ${inWords(error)}`));
    }
    assert.ok(refused.length === 0, refused.join("; "));
  }),
  useful("every query is served by an index", "its pages and passes get slower as the desk grows", async ({ uri }) => {
    const commands: mongo.Document[] = [];
    const connection = await mongoose.createConnection(uri, { monitorCommands: true }).asPromise();
    connection.on("commandStarted", (event: mongo.CommandStartedEvent) => void commands.push(event.command));
    const db = databaseOn(connection);
    const slow: string[] = [];
    try {
      await emptied(db);
      await fillDesk(db);
      for (const [name, call] of Object.entries(allCalls(db).calls)) {
        commands.length = 0;
        await asWalk(call).run();
        if ((await beyondProportion(db, call, commands.splice(0))).length > 0) slow.push(name);
      }
    } finally {
      await db.close();
    }
    const more = slow.length > SHOWN ? `, and ${slow.length - SHOWN} more` : "";
    assert.ok(slow.length === 0, `look at far more than they find: ${slow.slice(0, SHOWN).join(", ")}${more}`);
  }),
  needed("the line comes in its order, page by page", "somebody is overtaken, or never reached", async ({ db }) => {
    await emptied(db);
    await fillLine(db);
    const line = createDispatchStore(db);
    const all = await line.listOpen({ limit: 100, after: null, takes: ANYTHING });
    const paged = [];
    for (let after = null; ; ) {
      const page = await line.listOpen({ limit: 7, after, takes: ANYTHING });
      paged.push(...page);
      const last = page.at(-1);
      if (!last) break;
      after = { dispatchAt: last.dispatchAt, id: last.id };
    }
    const order = all.map(({ dispatchAt, id }) => `${dispatchAt.toISOString()} ${id}`);
    assert.deepEqual([order.length, order], [40, order.toSorted()]);
    assert.deepEqual(
      paged.map(({ id }) => id),
      all.map(({ id }) => id),
    );
    const billing = await line.listOpen({
      limit: 100,
      after: null,
      takes: { ...ANYTHING, categories: ["Billing"] },
    });
    assert.deepEqual([billing.length, new Set(billing.map(({ category }) => category))], [20, new Set(["Billing"])]);
    const last = all.at(-1);
    assert.equal(last && (await createComplaintStore(db).countAhead(last)), 39);
  }),
  needed("what an agent declines is left out, until it ends", "it comes back to them at once", async ({ db }) => {
    await emptied(db);
    await fillLine(db);
    const line = createDispatchStore(db);
    const find = (now: Date) => line.listOpen({ limit: 100, after: null, takes: takingOf(anAgent(), now) });
    const [first] = await find(NOW);
    assert.ok(first);
    const held = { ...first, assignedTo: AGENT.id };
    assert.equal(await line.commit(first, takeBack(held, AGENT, aStamp(), 1_000)), "won");
    const end = new Date(NOW.getTime() + 1_000);
    const declines = createDeclineReader(db);
    assert.deepEqual([(await find(NOW)).length, (await find(end)).length], [39, 40]);
    assert.deepEqual([await declines.hasEnded(NOW, end), await declines.hasEnded(end, new Date())], [true, false]);
  }),
  needed("search finds every beginning of a word, and nothing else", "search", async ({ db }) => {
    const find = (...words: string[]) =>
      createComplaintStore(db).list({ ...ANY_COMPLAINT, limit: 100, search: searchOf(words.join(" ")) }, AGENT.id);
    const found = await Promise.all([find("kett", "hum"), find("kett", "sings"), find("1000")]);
    assert.deepEqual(
      found.map(({ length }) => length),
      [40, 0, 9],
    );
  }),
  needed("null finds what is null and what is not there", "agents and unread news are not found", async ({ db }) => {
    const rows = anyRows<{ _id: string; group: string; at?: Date | null }>(db, "counters");
    const group = unique("null");
    await rows.insertMany([
      { _id: unique("a"), group, at: null },
      { _id: unique("b"), group },
      { _id: unique("c"), group, at: new Date() },
    ]);
    const counts = [{ at: null }, { at: { $exists: true } }, { at: { $gt: new Date(0) } }].map((filter) =>
      rows.countDocuments({ group, ...filter }),
    );
    assert.deepEqual(await Promise.all(counts), [2, 2, 1]);
  }),
  needed("a long answer comes in parts, whole", "verify and replays see only the beginning", async ({ db }) => {
    const rows = anyRows<{ _id: string; group: string }>(db, "counters");
    const group = unique("long");
    await rows.insertMany(Array.from({ length: 250 }, (_, n) => ({ _id: `${group}-${n}`, group })));
    const read = await Array.fromAsync(rows.find({ group }, { batchSize: 60 }));
    assert.equal(new Set(read.map(({ _id }) => _id)).size, 250);
    await rows.deleteMany({ group });
    assert.equal(await rows.countDocuments({ group }), 0);
  }),
  needed("a pipeline reads other collections, too", "what is due is done up to half a minute late", async ({ db }) => {
    const [one, other] = ["counters", "drafts"].map((name) => anyRows<{ _id: string; group: string }>(db, name));
    assert.ok(one && other);
    const group = unique("union");
    await one.insertOne({ _id: unique("one"), group });
    await other.insertMany([1, 2, 3].map((n) => ({ _id: unique(`other-${n}`), group })));
    const look = (of: number) => [{ $match: { group } }, { $limit: 1 }, { $project: { _id: 0, of: { $literal: of } } }];
    const union = { $unionWith: { coll: "drafts", pipeline: look(2) } };
    assert.deepEqual(await one.aggregate([...look(1), union]).toArray(), [{ of: 1 }, { of: 2 }]);
    await one.deleteMany({ group });
    assert.deepEqual(await one.aggregate([...look(1), union]).toArray(), [{ of: 2 }]);
    await other.deleteMany({ group });
  }),
  needed("texts and times come back as they were", "names and waits are wrong", async ({ db }) => {
    const rows = anyRows<{ _id: string; text: string; at: Date; many: string[] }>(db, "counters");
    const row = {
      _id: unique("text"),
      text: "Zoë 🫖 \u0000 Ωμέγα",
      at: new Date("2026-01-17T12:00:00.123Z"),
      many: [],
    };
    await rows.insertOne(row);
    assert.deepEqual(await rows.findOne({ _id: row._id }), row);
  }),
];
