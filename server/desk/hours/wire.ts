import { z } from "zod";
import { line } from "#server/core/text.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { type OpeningHours, type Span, WEEKDAYS } from "./hours.ts";
import { TimeZone } from "./time-zone.ts";

const MOST_SPANS = 6;
const MOST_HOLIDAYS = 200;
const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const CLOCK_WORDS = "A time of the day is written as 09:30.";

const OpenSpan = z
  .object({
    from: z.string().regex(CLOCK, CLOCK_WORDS),
    to: z.union([z.literal("24:00"), z.string().regex(CLOCK, CLOCK_WORDS)], CLOCK_WORDS),
  })
  .refine(({ from, to }) => from !== to, "Opening and closing are the same. For the whole day write 00:00 to 24:00.");
const Spans = z
  .array(OpenSpan)
  .max(MOST_SPANS, `A day has at most ${MOST_SPANS} times.`)
  .refine(areApart, "Two of these times overlap. Make them one.");

const Holiday = z.object({
  date: z
    .string()
    .min(1, "Choose a date.")
    .refine((date) => date === "" || isCalendarDate(date), "A date is written as 2026-12-25."),
  name: line({ min: 1, max: 80, tooShort: "Give the day a name.", tooLong: "A name has at most 80 characters." }),
  open: Spans,
});

const Hours = z.object({
  timeZone: TimeZone,
  week: z.union([z.literal("always"), z.record(z.enum(WEEKDAYS), Spans)]),
  holidays: z
    .array(Holiday)
    .max(MOST_HOLIDAYS, `At most ${MOST_HOLIDAYS} holidays are kept. Remove those that are over.`)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, "A date stands there twice."),
}) satisfies z.ZodType<OpeningHours>;

/** What admins set; `rev` is of the hours that they changed. */
export const SetHours = Hours.extend({ rev: z.int() });
export interface SetHours extends OpeningHours {
  readonly rev: number;
}

/** What everybody may know of a desk's hours. */
export interface HoursView extends OpeningHours {
  readonly rev: number;
  readonly isOpen: boolean;
  /** When it opens, or while it is open closes; null when that never happens. */
  readonly changesAt: string | null;
}

/** Whether no two of a day's spans have a moment in common. */
function areApart(spans: readonly Span[]): boolean {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every(({ from, to }, n) => {
    const next = sorted[n + 1];
    return !next || (from < to && to <= next.from);
  });
}
