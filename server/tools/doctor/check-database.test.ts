import { expect, test } from "vitest";
import { judgeDatabase } from "./check-database.ts";

const NOW = Date.parse("2026-01-17T12:00:00.000Z");
const HEALTHY = {
  replicaSet: "rs0",
  isPrimary: true,
  majorityProblem: null,
  time: new Date(NOW),
  tookMs: 1,
  missingIndexes: [],
};

const wrong = (changes: Partial<Parameters<typeof judgeDatabase>[0]>) =>
  judgeDatabase({ ...HEALTHY, ...changes }, NOW).filter(({ state }) => state === "wrong");

test("a healthy replica set has nothing wrong", () => {
  expect(wrong({})).toEqual([]);
});

test.each([
  ["stands alone", { replicaSet: null }, "database.replica-set", "rs.initiate()"],
  ["is a secondary", { isPrimary: false }, "database.primary", "?replicaSet="],
  [
    "has lost its majority",
    { majorityProblem: "waiting for replication timed out" },
    "database.majority",
    "rs.status()",
  ],
  ["lacks an index", { missingIndexes: ["complaints.one_per_slot"] }, "database.indexes", "Restart"],
  ["has another time", { time: new Date(NOW + 60_000) }, "database.clock", "NTP"],
])("a database that %s is recognised, with what to do", (_, changes, id, advice) => {
  const [finding, ...others] = wrong(changes);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id, fix: expect.stringContaining(advice) });
});

test("the clock is off in words", () => {
  expect(wrong({ time: new Date(NOW - 60_000) })[0]?.found).toBe("Its clock is 60 s behind this machine's.");
});
