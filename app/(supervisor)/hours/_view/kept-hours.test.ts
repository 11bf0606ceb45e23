import { expect, test } from "vitest";
import type { Texts } from "#app/_drafts/draft.ts";
import { ALWAYS_OPEN } from "#server/desk/hours/hours.ts";
import { draftOf, newHoliday, newSpan } from "./hours-draft.ts";
import { readKeptHours, textsOfHours } from "./kept-hours.ts";

const draft = {
  ...draftOf(ALWAYS_OPEN),
  isAlways: false,
  holidays: [{ ...newHoliday(), date: "2026-12-25", name: "Christm", open: [newSpan()] }],
};

test("hours that are not saved are read as they were written, half a name included", () => {
  const kept = readKeptHours(textsOfHours({ rev: 7, draft })["hours"]);
  expect(kept).toEqual({ rev: 7, draft });
});

test.for<Texts>([
  {},
  { hours: "{" },
  { hours: "null" },
  { hours: JSON.stringify({ rev: "7", draft }) },
  { hours: JSON.stringify({ rev: 7, draft: { ...draft, week: { Monday: [] } } }) },
  { hours: JSON.stringify({ rev: 7, draft: { ...draft, holidays: [{ date: 1 }] } }) },
])("%j is nothing that was kept", (texts) => {
  expect(readKeptHours(texts["hours"])).toBeNull();
});
