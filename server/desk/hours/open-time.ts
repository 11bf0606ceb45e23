import { Temporal } from "temporal-polyfill";
import { type OpeningHours, type Span, WEEKDAYS } from "./hours.ts";

const ALL_DAY: Span = { from: "00:00", to: "24:00" };
/** Longer than any pause of whoever is open at all: holidays are entered for a year or two. */
const SEARCHED_DAYS = 800;
const DAY_MS = 86_400_000;
const SEARCHED_MS = SEARCHED_DAYS * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

/** From one moment to another, in ms since 1970; the end is not in it. */
interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Whether the desk is open at this moment. */
export function isOpenAt(hours: OpeningHours, moment: Date): boolean {
  if (isNeverClosed(hours)) return true;
  const now = moment.getTime();
  const today = dateAt(hours, now);
  return [today.subtract({ days: 1 }), today].some((date) =>
    intervalsOn(hours, date).some(({ start, end }) => start <= now && now < end),
  );
}

/** From this moment on, when the desk is open next: this moment itself while it is. Null when it never is. */
export function nextOpening(hours: OpeningHours, moment: Date): Date | null {
  if (isNeverClosed(hours)) return moment;
  for (const { start } of intervalsFrom(hours, moment.getTime())) return new Date(start);
  return null;
}

/** When the desk closes next, while it is open or once it has opened; null when nobody knows of a day on which it does. */
export function nextClosing(hours: OpeningHours, moment: Date): Date | null {
  if (isNeverClosed(hours)) return null;
  let end: number | null = null;
  for (const interval of intervalsFrom(hours, moment.getTime())) {
    if (end !== null && interval.start > end) break;
    end = interval.end;
    if (end - moment.getTime() > SEARCHED_MS) return null;
  }
  return end === null ? null : new Date(end);
}

/** How long the desk is open between two moments, in ms; 0 when the second is not later. */
export function openMsBetween(hours: OpeningHours, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) return 0;
  if (isNeverClosed(hours)) return end - start;
  let open = 0;
  for (const interval of intervalsFrom(hours, start)) {
    if (interval.start >= end) break;
    open += Math.min(interval.end, end) - interval.start;
  }
  return open;
}

/** The moment at which the desk will have been open for so many ms since another; null when it never will. */
export function addOpenMs(hours: OpeningHours, from: Date, ms: number): Date | null {
  if (isNeverClosed(hours)) return new Date(from.getTime() + ms);
  let left = ms;
  for (const { start, end } of intervalsFrom(hours, from.getTime())) {
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  return null;
}

function isNeverClosed({ week, holidays }: OpeningHours): boolean {
  return week === "always" && holidays.length === 0;
}

/**
 * When the desk is open from a moment on, in order; those that touch are one, up to a year. It ends after so many days
 * without an opening, and for a desk that opens again and again it does not: whoever asks stops.
 */
function* intervalsFrom(hours: OpeningHours, from: number): Generator<Interval> {
  // What began the day before may go on.
  let date = dateAt(hours, from).subtract({ days: 1 });
  let reached = from;
  let open = none();
  for (let without = 0; without < SEARCHED_DAYS; without++) {
    for (const { start, end } of intervalsOn(hours, date)) {
      if (end <= reached) continue;
      const next: Interval = { start: Math.max(start, reached), end };
      if (open && next.start > open.end) {
        yield open;
        open = next;
      } else open = { start: open?.start ?? next.start, end: Math.max(open?.end ?? 0, end) };
      if (open.end - open.start > YEAR_MS) {
        yield open;
        reached = open.end;
        open = none();
      }
      without = 0;
    }
    date = date.add({ days: 1 });
  }
  if (open) yield open;
}

/** Nothing so far; a bare null would be taken for nothing ever. */
const none = (): Interval | null => null;

/** What begins on a date, in the order of its beginning. A date that a place left out has nothing. */
function intervalsOn(hours: OpeningHours, date: Temporal.PlainDate): Interval[] {
  const spans = spansOn(hours, date);
  if (spans.length === 0 || !date.toZonedDateTime(hours.timeZone).toPlainDate().equals(date)) return [];
  return spans
    .map((span) => intervalOf(span, date, hours.timeZone))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
}

function dateAt({ timeZone }: OpeningHours, now: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
}

function spansOn({ week, holidays }: OpeningHours, date: Temporal.PlainDate): readonly Span[] {
  const called = date.toString();
  const holiday = holidays.find((each) => each.date === called);
  if (holiday) return holiday.open;
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  return week === "always" || !weekday ? [ALL_DAY] : week[weekday];
}

function intervalOf({ from, to }: Span, date: Temporal.PlainDate, timeZone: string): Interval {
  const endsOn = to <= from || to === "24:00" ? date.add({ days: 1 }) : date;
  return { start: momentOf(date, from, timeZone), end: momentOf(endsOn, to === "24:00" ? "00:00" : to, timeZone) };
}

/**
 * A time that the clock shows twice is the first of the two; one that it leaves out is as much later as the clock is put
 * forward. That is how people read "open from two": a night's shift is an hour longer in autumn.
 */
function momentOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
