import { Temporal } from "temporal-polyfill";

/** One day by the clocks of a place. It has 24 hours, and where clocks are changed 23, 25, or none at all. */
export interface CalendarDay {
  /** As `2026-03-29`. */
  readonly date: string;
  readonly start: Date;
  /** The next day's start. */
  readonly end: Date;
}

/** The day in which a moment lies there: what "today" means. */
export function dayOf(moment: Date, timeZone: string): CalendarDay {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return asDay(zoned.toPlainDate(), timeZone);
}

/** The day that is called so there. */
export function dayCalled(date: string, timeZone: string): CalendarDay {
  return asDay(Temporal.PlainDate.from(date), timeZone);
}

/** The week in which a moment lies there, from Monday to Monday. */
export function weekOf(moment: Date, timeZone: string): Omit<CalendarDay, "date"> {
  const today = Temporal.PlainDate.from(dayOf(moment, timeZone).date);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { start: startOf(monday, timeZone), end: startOf(monday.add({ weeks: 1 }), timeZone) };
}

function asDay(date: Temporal.PlainDate, timeZone: string): CalendarDay {
  return { date: date.toString(), start: startOf(date, timeZone), end: startOf(date.add({ days: 1 }), timeZone) };
}

function startOf(date: Temporal.PlainDate, timeZone: string): Date {
  return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
}
