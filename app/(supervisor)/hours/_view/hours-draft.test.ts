import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { ALWAYS_OPEN, type OpeningHours } from "#server/desk/hours/hours.ts";
import { draftOf, endWords, hoursOf, isSame, weekOf } from "./hours-draft.ts";

const HOURS: OpeningHours = {
  timeZone: "Europe/Berlin",
  week: weekOf((day) =>
    day === "Monday"
      ? [
          { from: "09:00", to: "12:00" },
          { from: "13:00", to: "24:00" },
        ]
      : [],
  ),
  holidays: [
    { date: "2026-12-26", name: "Boxing Day", open: [] },
    { date: "2026-12-25", name: "Christmas", open: [{ from: "10:00", to: "12:00" }] },
  ],
};

test("what is not changed is sent as it was, with holidays in the order of their dates", () => {
  expect(hoursOf(draftOf(HOURS))).toEqual({ ...HOURS, holidays: HOURS.holidays.toReversed() });
  expect(hoursOf(draftOf(ALWAYS_OPEN))).toEqual(ALWAYS_OPEN);
});

test("whoever was always open begins with an office's week, which counts once they turn to it", () => {
  const draft = draftOf(ALWAYS_OPEN);
  expect(draft.week.Friday).toMatchObject([{ from: "09:00", to: "17:00" }]);
  expect(draft.week.Saturday).toEqual([]);
  expect(hoursOf({ ...draft, isAlways: false }).week).toMatchObject({ Friday: [{ from: "09:00", to: "17:00" }] });
});

test("two that say the same are the same, whatever their rows are called and though one hides a week", () => {
  expect(isSame(draftOf(HOURS), draftOf(HOURS))).toBe(true);
  expect(isSame(draftOf(HOURS), { ...draftOf(HOURS), isAlways: true })).toBe(false);
  expect(isSame(draftOf(ALWAYS_OPEN), { ...draftOf(ALWAYS_OPEN), week: weekOf(() => []) })).toBe(true);
});

test.for([
  ["09:00", "17:00", null],
  ["22:00", "06:00", "on the next day"],
  ["09:00", "00:00", "until midnight"],
  ["00:00", "00:00", "the whole day"],
  ["09:00", "", null],
] as const)("from %s to %s: %s", ([from, to, words]) => {
  expect(endWords({ from, to }, sayIn("hours.spans.end"))).toBe(words);
});
