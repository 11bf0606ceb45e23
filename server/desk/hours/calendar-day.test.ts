import { expect, test } from "vitest";
import { dayCalled, dayOf, weekOf } from "./calendar-day.ts";
import { zonedText } from "./zoned-text.ts";

const at = (text: string) => new Date(text);
const HOUR_MS = 3_600_000;
const hoursOf = (date: string, timeZone: string) => {
  const { start, end } = dayCalled(date, timeZone);
  return (end.getTime() - start.getTime()) / HOUR_MS;
};

test("today is a place's own: at one moment it is yesterday in Honolulu and tomorrow in Kiritimati", () => {
  const moment = at("2026-03-02T10:30:00Z");
  expect(dayOf(moment, "Pacific/Honolulu").date).toBe("2026-03-02");
  expect(dayOf(moment, "Pacific/Kiritimati").date).toBe("2026-03-03");
  expect(dayOf(at("2026-03-02T09:30:00Z"), "Pacific/Honolulu").date).toBe("2026-03-01");
});

test("a day begins at the clock's midnight, in zones of half and quarter hours as well", () => {
  expect(dayOf(at("2026-03-02T12:00:00Z"), "Asia/Kolkata").start).toEqual(at("2026-03-01T18:30:00Z"));
  expect(dayOf(at("2026-03-02T12:00:00Z"), "Asia/Kathmandu").start).toEqual(at("2026-03-01T18:15:00Z"));
});

test.for([
  ["2026-03-29", "Europe/Berlin", 23],
  ["2026-10-25", "Europe/Berlin", 25],
  ["2026-04-05", "Australia/Lord_Howe", 24.5],
  ["2024-02-29", "America/New_York", 24],
  ["2011-12-30", "Pacific/Apia", 0],
] as const)("%s in %s has %d hours", ([date, timeZone, hours]) => {
  expect(hoursOf(date, timeZone)).toBe(hours);
});

test("where clocks go forward at midnight, the day begins at the first moment that it has", () => {
  expect(dayCalled("2025-09-07", "America/Santiago").start).toEqual(at("2025-09-07T04:00:00Z"));
});

test("a week is from Monday to Monday, an hour shorter when the clocks go forward", () => {
  const { start, end } = weekOf(at("2026-03-29T12:00:00Z"), "Europe/Berlin");
  expect([start, end]).toEqual([at("2026-03-22T23:00:00Z"), at("2026-03-29T22:00:00Z")]);
});

test("a moment in a table says by which clock it is, and how far that is from UTC", () => {
  expect(zonedText(at("2026-10-25T01:30:00.500Z"), "Europe/Berlin")).toBe("2026-10-25T02:30:00+01:00[Europe/Berlin]");
});
