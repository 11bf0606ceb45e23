import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openTestEngine } from "../testing.ts";
import { Turn } from "./turn.ts";

function open() {
  const db = new DatabaseSync(":memory:");
  db.exec("CREATE TABLE t (x INTEGER UNIQUE)");
  const turn = new Turn(db);
  const insert = db.prepare("INSERT INTO t VALUES (?)");
  const count = () => Number(db.prepare("SELECT count(*) AS n FROM t").get()?.["n"]);
  return { db, turn, insert, count };
}

test("commits everything of one turn together", async () => {
  const { db, turn, insert } = open();
  turn.begin();
  insert.run(1);
  const first = turn.settled();
  turn.begin();
  insert.run(2);
  expect(turn.settled()).toBe(first);
  expect(db.isTransaction).toBe(true);
  await first;
  expect(db.isTransaction).toBe(false);
  expect(turn.settled()).toBeNull();
});

test("fails everyone in the turn when it cannot be kept, and forgets what it had remembered", async () => {
  const { turn, insert, count } = open();
  let rollbacks = 0;
  turn.onRollback(() => (rollbacks += 1));
  turn.begin();
  insert.run(1);
  const settled = turn.settled();
  turn.abandon(new Error("the disk is on fire"));
  await expect(settled).rejects.toThrow("the disk is on fire");
  expect(rollbacks).toBe(1);
  expect(count()).toBe(0);
  turn.begin();
  insert.run(1);
  await turn.settled();
  expect(count()).toBe(1);
});

test("says that the disk is full in MongoDB's own terms", async () => {
  const { turn } = open();
  turn.begin();
  const settled = turn.settled();
  turn.abandon(Object.assign(new Error("database or disk is full"), { errcode: 13 }));
  await expect(settled).rejects.toMatchObject({ code: 14031, codeName: "OutOfDiskSpace" });
});

test("answers no write before its commit", async () => {
  using engine = openTestEngine();
  const { run, engine: inner } = engine;
  await run({ create: "c" });
  let isCommitted = false;
  const insert = run({ insert: "c", documents: [{ _id: 1 }] }).then(() => expect(isCommitted).toBe(true));
  void inner.turn.settled()?.then(() => (isCommitted = true));
  await insert;
});

test("goes on after a failed turn as if it had never been", async () => {
  using engine = openTestEngine();
  const { run, engine: inner } = engine;
  await run({ insert: "c", documents: [{ _id: 1, a: [1, 2] }] });
  const lost = run({ insert: "c", documents: [{ _id: 2 }] });
  const made = run({ createIndexes: "new", indexes: [{ key: { a: 1 }, name: "a" }] });
  inner.turn.abandon(new Error("no"));
  expect(await lost).toMatchObject({ ok: { value: 0 } });
  expect(await made).toMatchObject({ ok: { value: 0 } });
  expect(await run({ insert: "c", documents: [{ _id: 2 }] })).toMatchObject({ n: { value: 1 } });
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 2 } });
  expect(inner.catalog.find("test", "new")).toBeNull();
});
