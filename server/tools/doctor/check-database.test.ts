import { expect, test } from "vitest";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import type { DatabaseInspection } from "#server/operate/database/inspect-database.ts";
import { judgeDatabase } from "./check-database.ts";

const NOW = Date.parse("2026-01-17T12:00:00.000Z");
const URI = "mongodb://127.0.0.1:27017/quickfix?replicaSet=rs0";
const HEALTHY: DatabaseInspection = {
  kind: "replica-set",
  replicaSet: "rs0",
  isPrimary: true,
  mayWrite: true,
  majorityProblem: null,
  time: new Date(NOW),
  tookMs: 1,
  indexes: [],
};
const MISSING = {
  kind: "missing",
  collection: "complaints",
  wanted: "line",
  found: "The index complaints.line is missing.",
  fix: "Run npm run indexes.",
} as const;

const judge = (changes: Partial<DatabaseInspection>, uri = URI) => judgeDatabase({ ...HEALTHY, ...changes }, uri, NOW);
const wrong = (changes: Partial<DatabaseInspection>) => judge(changes).filter(({ state }) => state === "wrong");

test("a healthy replica set has nothing wrong, and neither has a sharded cluster", () => {
  expect(judge({}).every(({ state }) => state === "ok")).toBe(true);
  expect(judge({ kind: "sharded", replicaSet: null }).every(({ state }) => state === "ok")).toBe(true);
});

test.each<[string, Partial<DatabaseInspection>, string, string]>([
  ["stands alone", { kind: "alone", replicaSet: null }, "database.replica-set", "rs.initiate()"],
  [
    "was never initiated",
    { kind: "uninitiated", replicaSet: null, isPrimary: false, mayWrite: null },
    "database.replica-set",
    "rs.initiate()",
  ],
  ["is a secondary", { isPrimary: false, mayWrite: null }, "database.primary", "?replicaSet="],
  ["lets this user only read", { mayWrite: false }, "database.rights", "readWrite"],
  [
    "has lost its majority",
    { majorityProblem: "waiting for replication timed out" },
    "database.majority",
    "rs.status()",
  ],
  ["lacks an index", { indexes: [MISSING] }, "database.indexes", "npm run indexes"],
  ["has another time", { time: new Date(NOW + 60_000) }, "database.clock", "NTP"],
])("a database that %s is recognised, with what to do", (_, changes, id, advice) => {
  const [finding, ...others] = wrong(changes);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id, fix: expect.stringContaining(advice) });
});

test("indexes that are missing are one finding, however many they are", () => {
  const all = ALL_ROWS.flatMap(({ collection, indexes }) =>
    indexes.map(({ name }) => ({ ...MISSING, collection, wanted: name })),
  );
  expect(wrong({ indexes: all })).toMatchObject([
    { found: `None of the ${all.length} indexes is there, as in a new database: the first start builds them.` },
  ]);
  expect(wrong({ indexes: all.slice(0, 2) })).toMatchObject([{ found: expect.stringContaining("2 of the") }]);
});

test("an address that names no database says which one is used, and how to name it", () => {
  const unnamed = judge({}, "mongodb://me:secret@127.0.0.1:27017/?replicaSet=rs0");
  expect(unnamed.find(({ id }) => id === "database.name")).toMatchObject({
    state: "unknown",
    found: expect.stringContaining("mongodb://me:…@127.0.0.1:27017/test?replicaSet=rs0"),
  });
});

test("the clock is off in words", () => {
  expect(wrong({ time: new Date(NOW - 60_000) })[0]?.found).toBe("Its clock is 60 s behind this machine's.");
});
