import type { Collection } from "mongoose";
import { expect, test } from "vitest";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import type { Database } from "#server/platform/db/database.ts";
import { createLog } from "#server/platform/log.ts";
import { erasePerson } from "./erase-person.ts";
import { erasureRows } from "./rows.ts";
import { runDueErasure } from "./run-erasure.ts";
import { aMarkedPerson, leaveMarks, marksIn } from "./testing.ts";

const clock = aTestClock(new Date().toISOString());
const it = await openDesk({ clock });

const WRITES = /^(insert|update|delete|replace|bulk|findOneAnd)/;

interface Death {
  /** Of all writes, counted from 1. */
  readonly at: number;
  /** Before that write, or when it is done and nobody hears of it. */
  readonly isDone: boolean;
}

/** The same database until a write at which the process dies; and what was written by then. */
function dying(db: Database, death: Death) {
  const writes: string[] = [];
  const watched = <Row extends object>(rows: Collection<Row>, collection: string): Collection<Row> =>
    new Proxy(rows, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        if (typeof name !== "string" || !WRITES.test(name)) return method.bind(target);
        return async (...sent: unknown[]) => {
          writes.push(`${collection}.${name}`);
          if (writes.length > death.at || (writes.length === death.at && !death.isDone)) throw DIED;
          const answer: unknown = await method.apply(target, sent);
          if (writes.length === death.at) throw DIED;
          return answer;
        };
      },
    });
  const collection: Database["collection"] = (rows) => watched(db.collection(rows), rows.collection);
  return { db: { ...db, collection }, writes };
}
const DIED = new Error("The process died.");

function roomOf(db: Database) {
  const log = createLog({ name: "test", level: "silent", mode: "dev" });
  const topic = { publish: async () => [] };
  const { desk } = composeDesk({ db, log, topic, tell: async () => {}, clock, contents: it.desk.contents });
  return { ...desk, ...composeErasers(db) };
}

/** Everything that lies in the database, and how to put it back. */
async function snapshot() {
  const kept = await Promise.all(
    ALL_ROWS.map(async (rows) => ({
      rows: it.db.collection(rows),
      all: await it.db.collection(rows).find({}).toArray(),
    })),
  );
  return async () => {
    for (const { rows, all } of kept) {
      // Where there was nothing, an erasure leaves nothing but itself.
      if (all.length === 0 && rows.collectionName !== erasureRows.collection) continue;
      await rows.deleteMany({});
      if (all.length > 0) await rows.insertMany(all);
    }
  };
}

const customer = await aMarkedPerson({ ...it, clock });
await leaveMarks(it, customer, await it.addAgent("Asha"));
await it.relayed();
const restore = await snapshot();
const eraseIn = (db: Database) => erasePerson(roomOf(db), it.ines, { userId: customer.id });

/** The first and the last of each kind of write, in the order in which an erasure makes them. */
const all = dying(it.db, { at: Number.POSITIVE_INFINITY, isDone: true });
await eraseIn(all.db);
const steps = all.writes.flatMap((write, n) =>
  write === all.writes[n - 1] && write === all.writes[n + 1] ? [] : [{ write, at: n + 1 }],
);

test("an erasure is known before anything goes, and every collection that goes is written", () => {
  expect(steps.slice(0, 3).map(({ write }) => write)).toEqual([
    "audit.insertOne",
    "erasures.insertOne",
    "users.updateOne",
  ]);
  expect(new Set(steps.map(({ write }) => write.split(".")[0])).size).toBeGreaterThan(14);
});

test.each(steps)("whoever dies at $write ($at), a consumer finishes it, and so does repeating it", async ({ at }) => {
  for (const finish of ["consumer", "admin"] as const) {
    await restore();
    await expect(eraseIn(dying(it.db, { at, isDone: finish === "admin" }).db)).rejects.toBe(DIED);
    clock.advance(60_000);
    // Where it was not written down yet, nothing has gone, and nobody but the admin knows of it.
    const isBegun = (await it.db.collection(erasureRows).countDocuments({})) === 1;
    if (finish === "admin" || !isBegun) await eraseIn(it.db);
    else expect(await runDueErasure(roomOf(it.db))).toBe(true);
    expect(await marksIn(it)).toEqual({});
    expect(await it.db.collection(erasureRows).findOne({})).toMatchObject({ looks: 1, addresses: null });
  }
});
