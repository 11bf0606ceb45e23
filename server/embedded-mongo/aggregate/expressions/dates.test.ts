import { Long, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import { bytesOf, type ExpressionCase, evaluate, refusalOf } from "../testing.ts";

const long = (value: number | string): Long => Long.fromString(String(value));
const date = (text: string): Date => new Date(text);

const families: Record<string, ExpressionCase[]> = {
  dates: [
    [{ $year: "$at" }, 2024],
    [{ $month: "$at" }, 2],
    [{ $dateDiff: { startDate: "no date", endDate: "$nothing", unit: "day" } }, null],
    [{ $dateDiff: { startDate: "$at", endDate: "$at", unit: "day", startOfWeek: null } }, long(0)],
    [{ $dateDiff: { startDate: "$at", endDate: "$at", unit: "week", startOfWeek: "$nothing" } }, null],
    [{ $dateTrunc: { date: "$at", unit: "day", binSize: "$nothing" } }, null],
    [{ $dateAdd: { startDate: "no date", unit: "day", amount: null } }, null],
    [{ $dateToString: { date: "$at", format: "$nothing" } }, null],
    [{ $dateToString: { date: "$at", format: "%Y", onNull: { $divide: [1, 0] } } }, "2024"],
    [{ $dateToString: { date: null, format: "$nothing", onNull: "none" } }, "none"],
    [{ $dateToParts: { date: "$at", iso8601: "$nothing" } }, null],
    [{ $dateToParts: { date: "$at", timezone: "$nothing" } }, null],
    [{ $dateFromParts: { year: "x", hour: null } }, null],
    [{ $dateFromString: { dateString: "2024-02-29", format: "$nothing" } }, null],
    [
      { $dateFromString: { dateString: "2024-02-29 10:11:12.5", format: "%Y-%m-%d %H:%M:%S.%L" } },
      date("2024-02-29T10:11:12.500Z"),
    ],
    [{ $dateFromString: { dateString: "2024-02-29T10:11:12.0579" } }, date("2024-02-29T10:11:12.057Z")],
    [{ $dayOfMonth: { date: "$at" } }, 29],
    [{ $hour: { date: "$at", timezone: "America/New_York" } }, 8],
    [{ $hour: { date: "$at", timezone: "+05:30" } }, 19],
    [{ $dayOfWeek: "$at" }, 5],
    [{ $dayOfYear: "$at" }, 60],
    [{ $week: "$at" }, 8],
    [{ $isoWeek: date("2021-01-03T00:00:00Z") }, 53],
    [{ $isoWeekYear: date("2021-01-03T00:00:00Z") }, long(2020)],
    [{ $isoDayOfWeek: date("2021-01-03T00:00:00Z") }, 7],
    [{ $year: new Timestamp({ t: 0, i: 1 }) }, 1970],
    [{ $year: "$nil" }, null],
    [{ $dateToString: { date: "$at" } }, "2024-02-29T13:45:06.789Z"],
    [
      { $dateToString: { date: "$at", format: "%Y/%m/%d %H:%M:%S.%L %j %G-W%V-%u %z" } },
      "2024/02/29 13:45:06.789 060 2024-W09-4 +0000",
    ],
    [{ $dateToString: { date: "$at", format: "%H %z", timezone: "Asia/Kolkata" } }, "19 +0530"],
    [{ $dateToString: { date: null, onNull: "none" } }, "none"],
    [{ $dateFromString: { dateString: "2024-02-29T13:45:06.789+01:00" } }, date("2024-02-29T12:45:06.789Z")],
    [{ $dateFromString: { dateString: "2024-02-29", timezone: "America/New_York" } }, date("2024-02-29T05:00:00Z")],
    [{ $dateFromString: { dateString: "29.02.2024", format: "%d.%m.%Y" } }, date("2024-02-29T00:00:00Z")],
    [{ $dateFromString: { dateString: "no date", onError: 1 } }, 1],
    [{ $dateFromParts: { year: 2024, month: 14, day: 1 } }, date("2025-02-01T00:00:00Z")],
    [{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } }, date("2021-01-03T00:00:00Z")],
    [
      { $dateToParts: { date: "$at", timezone: "+01" } },
      { year: 2024, month: 2, day: 29, hour: 14, minute: 45, second: 6, millisecond: 789 },
    ],
    [{ $dateTrunc: { date: "$at", unit: "hour" } }, date("2024-02-29T13:00:00Z")],
    [{ $dateTrunc: { date: "$at", unit: "minute", binSize: 15 } }, date("2024-02-29T13:45:00Z")],
    [
      { $dateTrunc: { date: date("2024-02-29T03:00:00Z"), unit: "day", timezone: "America/New_York" } },
      date("2024-02-28T05:00:00Z"),
    ],
    [{ $dateTrunc: { date: "$at", unit: "week", startOfWeek: "monday" } }, date("2024-02-26T00:00:00Z")],
    [{ $dateTrunc: { date: "$at", unit: "quarter" } }, date("2024-01-01T00:00:00Z")],
    [{ $dateTrunc: { date: date("1999-05-05T00:00:00Z"), unit: "year", binSize: 2 } }, date("1998-01-01T00:00:00Z")],
    [{ $dateAdd: { startDate: date("2024-01-31T10:00:00Z"), unit: "month", amount: 1 } }, date("2024-02-29T10:00:00Z")],
    [
      // Clocks in New York go forward on this night; a day later it is the same time on the wall.
      { $dateAdd: { startDate: date("2024-03-09T17:00:00Z"), unit: "day", amount: 1, timezone: "America/New_York" } },
      date("2024-03-10T16:00:00Z"),
    ],
    [{ $dateSubtract: { startDate: "$at", unit: "hour", amount: 2 } }, date("2024-02-29T11:45:06.789Z")],
    [
      { $dateDiff: { startDate: date("2023-12-31T23:59:59Z"), endDate: date("2024-01-01T00:00:00Z"), unit: "year" } },
      long(1),
    ],
    [{ $dateDiff: { startDate: "$at", endDate: date("2024-02-29T14:00:00Z"), unit: "hour" } }, long(1)],
    [
      { $dateDiff: { startDate: date("2024-03-02T00:00:00Z"), endDate: date("2024-03-03T00:00:00Z"), unit: "week" } },
      long(1),
    ],
    [
      {
        $dateDiff: {
          startDate: date("2024-03-03T00:00:00Z"),
          endDate: date("2024-03-04T00:00:00Z"),
          unit: "week",
          startOfWeek: "monday",
        },
      },
      long(1),
    ],
  ],
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [40485, { $hour: { date: "$at", timezone: "Nowhere/Land" } }],
  [16006, { $year: "x" }],
  [5166307, { $dateDiff: { startDate: "x", endDate: "$at", unit: "day" } }],
  [40521, { $dateToParts: { date: "$at", iso8601: 1 } }],
  [40515, { $dateFromParts: { year: "x", month: null } }],
  [241, { $dateFromString: { dateString: "2024", format: "%Y" } }],
  [241, { $dateFromString: { dateString: "2024-02-29 24", format: "%Y-%m-%d %H" } }],
  [18535, { $dateFromString: { dateString: null, format: "%" } }],
  [40485, { $dateFromString: { dateString: null, timezone: "Nowhere/Land" } }],
  [9, { $dateAdd: { startDate: "$at", unit: "eon", amount: 1 } }],
  [18536, { $dateToString: { date: "$at", format: "%q" } }],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});
