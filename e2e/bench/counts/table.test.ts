import { expect, test } from "vitest";
import { recorded } from "./table.ts";

const exactly = { share: 0, plus: 0, because: "" };
const table = { counts: { alone: { find: 2, update: 1 } }, risen: [] };

test("what was counted lower is recorded, and what is gone is gone", () => {
  expect(recorded(table, "alone", { find: 1 }, exactly, undefined)).toEqual({
    counts: { alone: { find: 1 } },
    risen: [],
  });
});

test("a rise is recorded with its reason only", () => {
  const counted = { find: 3, update: 1 };
  expect(() => recorded(table, "alone", counted, exactly, undefined)).toThrow("alone: risen without a reason");
  expect(recorded(table, "alone", counted, exactly, "The wait is asked for.")).toEqual({
    counts: { alone: { find: 3, update: 1 } },
    risen: [{ part: "alone", what: "find", from: 2, to: 3, why: "The wait is asked for." }],
  });
});

test("what is above the table by chance leaves it as it is, and a new part needs no reason", () => {
  const slack = { share: 0.1, plus: 0, because: "" };
  expect(recorded(table, "alone", { find: 2.1, update: 0.95 }, slack, undefined).counts).toEqual({
    alone: { find: 2, update: 0.95 },
  });
  expect(recorded(table, "idle", { find: 5 }, slack, undefined).counts).toEqual({ ...table.counts, idle: { find: 5 } });
});
