import { locationError } from "../../errors.ts";
import { type CalendarFields, calendarFields } from "./date-calendar.ts";
import { minuteMs, toLocal, type Zone } from "./date-zone.ts";

const monthNames = "January February March April May June July August September October November December".split(" ");

/** `2024-01-31T12:00:00.000Z` */
export function formatIsoDate(date: Date): string {
  return date.toISOString();
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

const specifiers: Readonly<Record<string, (fields: CalendarFields, offsetMinutes: number) => string>> = {
  d: ({ day }) => pad(day, 2),
  G: ({ isoWeekYear }) => pad(isoWeekYear, 4),
  H: ({ hour }) => pad(hour, 2),
  j: ({ dayOfYear }) => pad(dayOfYear, 3),
  L: ({ millisecond }) => pad(millisecond, 3),
  m: ({ month }) => pad(month, 2),
  M: ({ minute }) => pad(minute, 2),
  S: ({ second }) => pad(second, 2),
  u: ({ isoWeekday }) => String(isoWeekday),
  U: ({ week }) => pad(week, 2),
  V: ({ isoWeek }) => pad(isoWeek, 2),
  w: ({ weekday }) => String(weekday),
  Y: ({ year }) => formatYear(year),
  b: ({ month }) => (monthNames[month - 1] ?? "").slice(0, 3),
  B: ({ month }) => monthNames[month - 1] ?? "",
  z: (_fields, offset) => {
    const minutes = Math.abs(offset);
    return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
  },
  Z: (_fields, offset) => String(offset),
  "%": () => "%",
};

function formatYear(year: number): string {
  if (year < 0 || year > 9999) {
    throw locationError(
      18537,
      `Could not convert date to string: date component was outside the supported range of 0-9999: ${year}`,
    );
  }
  return pad(year, 4);
}

const percentSigns = /%([\s\S]?)/g;

/** @throws MongoError 18536 for an unknown specifier, 18535 for a percent sign at the end. */
export function checkFormat(format: string): void {
  for (const [, specifier = ""] of format.matchAll(percentSigns)) writerOf(specifier);
}

function writerOf(specifier: string) {
  if (specifier === "") throw locationError(18535, "Unmatched '%' at end of format string");
  const write = Object.hasOwn(specifiers, specifier) ? specifiers[specifier] : undefined;
  if (write === undefined) throw locationError(18536, `Invalid format character '%${specifier}' in format string`);
  return write;
}

/** Writes a date by a format that has been checked. */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const time = date.getTime();
  const fields = calendarFields(toLocal(time, zone));
  const offset = zone.offsetAt(time) / minuteMs;
  return format.replaceAll(percentSigns, (_match, specifier: string) => writerOf(specifier)(fields, offset));
}

/** The number of a month from its name or the first three letters of it, or 0. */
export function monthNumber(name: string): number {
  const wanted = name.toLowerCase();
  return (
    monthNames.findIndex((month) => month.toLowerCase() === wanted || month.slice(0, 3).toLowerCase() === wanted) + 1
  );
}
