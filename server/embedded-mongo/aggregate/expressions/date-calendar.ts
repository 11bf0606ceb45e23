import { dayMs, utcTime } from "./date-zone.ts";

/** A moment on a clock's face. Months count from 1, weekdays from 1 for Sunday or, in ISO's way, for Monday. */
export interface CalendarFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  weekday: number;
  isoWeekday: number;
  dayOfYear: number;
  /** From 0; weeks begin on Sundays and days before the first are in week 0. */
  week: number;
  isoWeek: number;
  isoWeekYear: number;
}

/** Reads a local time, given as if it were UTC. */
export function calendarFields(local: number): CalendarFields {
  const date = new Date(local);
  const year = date.getUTCFullYear();
  const weekday = date.getUTCDay();
  const dayOfYear = Math.floor((local - utcTime(year, 0, 1)) / dayMs) + 1;
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: weekday + 1,
    isoWeekday: weekday === 0 ? 7 : weekday,
    dayOfYear,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    ...isoWeekOf(local, weekday),
  };
}

/** ISO's weeks belong to the year in which their Thursday lies. */
function isoWeekOf(local: number, weekday: number): { isoWeek: number; isoWeekYear: number } {
  const day = Math.floor(local / dayMs);
  const thursday = day - ((weekday + 6) % 7) + 3;
  const isoWeekYear = new Date(thursday * dayMs).getUTCFullYear();
  const isoWeek = Math.floor((thursday - utcTime(isoWeekYear, 0, 1) / dayMs) / 7) + 1;
  return { isoWeek, isoWeekYear };
}

/** The local time at the start of a day of an ISO week; weeks and days may lie outside their ranges. */
export function isoWeekStart(isoWeekYear: number, isoWeek: number, isoWeekday: number): number {
  const fourth = utcTime(isoWeekYear, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return monday + ((isoWeek - 1) * 7 + isoWeekday - 1) * dayMs;
}

/** Moves a local time by months; a day that the month lacks becomes its last. */
export function addMonths(local: number, months: number): number {
  const date = new Date(local);
  const target = utcTime(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastDay = new Date(utcTime(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const timeOfDay = local - Math.floor(local / dayMs) * dayMs;
  return target + (Math.min(date.getUTCDate(), lastDay) - 1) * dayMs + timeOfDay;
}
