import { Long } from "bson";
import { toWholeNumber } from "../../bson/number.ts";
import { failedToParse, locationError } from "../../errors.ts";
import type { OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { addMonths, calendarFields } from "./date-calendar.ts";
import {
  dateFor,
  dayMs,
  fromLocal,
  hourMs,
  minuteMs,
  rememberZones,
  secondMs,
  toLocal,
  utcTime,
  type Zone,
  type ZoneFor,
} from "./date-zone.ts";
import { isAnyNull, namedWith } from "./define.ts";

/** Units of a fixed length on every clock. */
const clockUnits: Readonly<Record<string, number>> = {
  hour: hourMs,
  minute: minuteMs,
  second: secondMs,
  millisecond: 1,
};
const dayUnits: Readonly<Record<string, number>> = { day: 1, week: 7 };
const monthUnits: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

export const dateArithmeticOperators: OperatorTable = {
  $dateAdd: shiftOperator(1),
  $dateSubtract: shiftOperator(-1),
  $dateDiff: namedWith(
    {
      required: ["startDate", "endDate", "unit"],
      optional: ["timezone", "startOfWeek"],
      codes: [5166301, 5166302, 5166303],
    },
    rememberZones,
    (values, zoneFor, name) => {
      if (isAnyNull(values, "startDate", "endDate", "unit")) return null;
      const grid = gridFor(values, zoneFor);
      if (grid === null) return null;
      const start = timeFor(values["startDate"], 5166307, `${name} requires 'startDate' to be a date, but got`);
      const end = timeFor(values["endDate"], 5166307, `${name} requires 'endDate' to be a date, but got`);
      return Long.fromNumber(difference(start, end, grid));
    },
  ),
  $dateTrunc: namedWith(
    {
      required: ["date", "unit"],
      optional: ["binSize", "timezone", "startOfWeek"],
      codes: [5439007, 5439008, 5439009],
    },
    rememberZones,
    (values, zoneFor, name) => {
      if (isAnyNull(values, "date", "unit")) return null;
      unitFor(values["unit"]);
      if (isAnyNull(values, "binSize")) return null;
      const size = Object.hasOwn(values, "binSize") ? toWholeNumber(values["binSize"]) : 1;
      if (size === null) throw locationError(5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
      if (size <= 0) throw locationError(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
      const grid = gridFor(values, zoneFor);
      if (grid === null) return null;
      const time = timeFor(values["date"], 5439012, `${name} requires 'date' to be a date, but got`);
      return new Date(truncateDate(time, size, grid));
    },
  ),
};

function shiftOperator(direction: 1 | -1): OperatorCompiler {
  return namedWith(
    { required: ["startDate", "unit", "amount"], optional: ["timezone"], codes: [5166400, 5166401, 5166402] },
    rememberZones,
    (values, zoneFor, name) => {
      if (isAnyNull(values, "startDate", "unit")) return null;
      const unit = unitFor(values["unit"]);
      if (isAnyNull(values, "amount", "timezone")) return null;
      const zone = zoneFor(values["timezone"]);
      const time = timeFor(
        values["startDate"],
        5166403,
        `${name} requires startDate to be convertible to a date, found`,
      );
      const amount = toWholeNumber(values["amount"]);
      if (amount === null) throw locationError(5166405, `${name} expects integer amount of time units`);
      const moved = new Date(shift(time, unit, amount * direction, zone));
      if (Number.isNaN(moved.getTime())) throw locationError(5166406, `${name} overflowed`);
      return moved;
    },
  );
}

/** What dates are counted by: units of a calendar in a zone. */
interface Grid {
  unit: string;
  zone: Zone;
  /** The weekday that weeks begin with, 0 for Sunday; 0 for other units. */
  firstDay: number;
}

/** Null when an argument is null. Where weeks begin is asked only when weeks are counted. */
function gridFor(values: Readonly<Record<string, unknown>>, zoneFor: ZoneFor): Grid | null {
  const unit = unitFor(values["unit"]);
  const countsWeeks = unit === "week";
  if (isAnyNull(values, ...(countsWeeks ? ["startOfWeek"] : []), "timezone")) return null;
  return { unit, zone: zoneFor(values["timezone"]), firstDay: countsWeeks ? weekdayFor(values["startOfWeek"]) : 0 };
}

/** The milliseconds of a value that is neither null nor missing. */
function timeFor(value: unknown, code: number, problem: string): number {
  return dateFor(value, code, problem)?.getTime() ?? Number.NaN;
}

function unitFor(unit: unknown): string {
  const isKnown =
    typeof unit === "string" &&
    (Object.hasOwn(clockUnits, unit) || Object.hasOwn(dayUnits, unit) || Object.hasOwn(monthUnits, unit));
  if (isKnown) return unit;
  throw failedToParse(`unknown time unit value: ${String(unit)}`);
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** 0 for Sunday; names may be written in full or as their first three letters. */
function weekdayFor(name: unknown): number {
  if (name === undefined) return 0;
  const wanted = String(name).toLowerCase();
  const index = weekdays.findIndex((day) => day === wanted || day.slice(0, 3) === wanted);
  if (index === -1) throw failedToParse(`unknown day of week value: ${String(name)}`);
  return index;
}

function shift(time: number, unit: string, amount: number, zone: Zone): number {
  const clock = clockUnits[unit];
  if (clock !== undefined) return time + amount * clock;
  const local = toLocal(time, zone);
  const days = dayUnits[unit];
  const moved = days === undefined ? addMonths(local, amount * (monthUnits[unit] ?? 1)) : local + amount * days * dayMs;
  // A day on which the clocks do not change keeps the very same offset, milliseconds and all.
  return fromLocal(moved, zone);
}

/** How many borders between units lie between the two moments, as the zone's calendar draws them. */
function difference(start: number, end: number, grid: Grid): number {
  return unitNumber(end, grid) - unitNumber(start, grid);
}

function unitNumber(time: number, { unit, zone, firstDay }: Grid): number {
  const clock = clockUnits[unit];
  // Clock units run on when clocks are changed; only the zone's odd minutes shift their borders.
  if (clock !== undefined) return Math.floor((time + (zone.offsetAt(time) % hourMs)) / clock);
  const local = toLocal(time, zone);
  const day = Math.floor(local / dayMs);
  if (unit === "day") return day;
  // 1970-01-01 was a Thursday, weekday 4.
  if (unit === "week") return Math.floor((day + 4 - firstDay) / 7);
  return Math.floor(monthNumberOf(local) / (monthUnits[unit] ?? 1));
}

function monthNumberOf(local: number): number {
  const { year, month } = calendarFields(local);
  return year * 12 + month - 1;
}

const referenceYear = 2000;

/** Bins are counted from the start of the year 2000 in the zone. */
function truncateDate(time: number, size: number, { unit, zone, firstDay }: Grid): number {
  const reference = utcTime(referenceYear, 0, 1);
  const clock = clockUnits[unit];
  if (clock !== undefined) {
    const start = fromLocal(reference, zone);
    return start + Math.floor((time - start) / (clock * size)) * clock * size;
  }
  const local = toLocal(time, zone);
  if (unit === "day" || unit === "week") {
    const length = (dayUnits[unit] ?? 1) * dayMs * size;
    // 2000-01-01 was a Saturday, weekday 6; weeks count from the first day of a week after it.
    const start = unit === "day" ? reference : reference + ((firstDay + 1) % 7) * dayMs;
    return fromLocal(start + Math.floor((local - start) / length) * length, zone);
  }
  const months = (monthUnits[unit] ?? 1) * size;
  const sinceReference = monthNumberOf(local) - referenceYear * 12;
  return fromLocal(utcTime(referenceYear, Math.floor(sinceReference / months) * months, 1), zone);
}
