import { expect, test } from "vitest";
import { asRead } from "./as-read.ts";

const NOON = "2026-01-17T12:00:00.000Z";
const row = (
  complaintId: string,
  minute: number,
  overrides: { status?: "Waiting on Customer"; unread?: true } = {},
) => ({
  complaintId,
  status: overrides.status ?? ("In Progress" as const),
  unread: overrides.unread ?? false,
  answer: overrides.unread ? { at: NOON, text: "It hums." } : null,
  assignedAt: `2026-01-17T11:0${minute}:00.000Z`,
});
const namesOf = (rows: readonly { complaintId: string; unread: boolean }[]) =>
  rows.map(({ complaintId, unread }) => (unread ? `${complaintId}*` : complaintId));

const mine = [
  row("B", 2, { unread: true }),
  row("D", 4, { unread: true }),
  row("A", 1),
  row("C", 3),
  row("W", 0, { status: "Waiting on Customer" }),
];

test("the answer that is before me is read, and stands where its ticket was", () => {
  expect(namesOf(asRead(mine, "B"))).toEqual(["D*", "A", "B", "C", "W"]);
  expect(namesOf(asRead(mine, "D"))).toEqual(["B*", "A", "C", "D", "W"]);
});

test("what is read already, or not before me, stays where it is", () => {
  expect(asRead(mine, null)).toBe(mine);
  expect(asRead(mine, "A")).toBe(mine);
  expect(asRead(mine, "COMP-1")).toBe(mine);
});

test("what waits for its customer is read where it stands", () => {
  const waiting = [row("A", 1), row("W", 0, { status: "Waiting on Customer", unread: true })];
  expect(namesOf(asRead(waiting, "W"))).toEqual(["A", "W"]);
});
