import { expect, test } from "vitest";
import { clockAt, dateInWords, timeOfDay, wordOf } from "./clock.ts";

const at = new Date("2026-03-29T00:59:07Z");

test("one moment is another time of another day elsewhere, to the quarter of an hour", () => {
  expect(clockAt(at, "UTC")).toEqual({ year: 2026, month: 3, day: 29, time: "00:59:07" });
  expect(clockAt(at, "America/New_York")).toMatchObject({ day: 28, time: "20:59:07" });
  expect(timeOfDay(at, "Asia/Kathmandu")).toBe("06:44");
});

test("midnight is the beginning of a day, and an hour that is left out is not shown", () => {
  expect(timeOfDay(new Date("2026-03-02T00:00:00Z"), "UTC")).toBe("00:00");
  expect(timeOfDay(new Date("2026-03-29T01:00:00Z"), "Europe/Berlin")).toBe("03:00");
});

test("a zone that is not known here is UTC", () => {
  expect(timeOfDay(at, "Mars/Olympus")).toBe("00:59");
});

test("a date in words, and of which weekday it is", () => {
  expect(dateInWords(clockAt(at, "UTC"))).toBe("29 March 2026");
  expect(wordOf("weekday", clockAt(at, "America/New_York"))).toBe("Saturday");
});
