import { z } from "zod";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { type OpeningHours, type Span, WEEKDAYS } from "./hours.ts";
import { TimeZone } from "./time-zone.ts";

const MOST_SPANS = 6;
const MOST_HOLIDAYS = 200;
const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const CLOCK_WORDS = said("fields.hours.clock");

const OpenSpan = z
  .object({
    from: z.string().regex(CLOCK, CLOCK_WORDS),
    to: z.union([z.literal("24:00"), z.string().regex(CLOCK, CLOCK_WORDS)], CLOCK_WORDS),
  })
  .refine(({ from, to }) => from !== to, said("fields.hours.same"));
const Spans = z
  .array(OpenSpan)
  .max(MOST_SPANS, said("fields.hours.spans", { most: MOST_SPANS }))
  .refine(areApart, said("fields.hours.overlap"));

const Holiday = z.object({
  date: z
    .string()
    .min(1, said("fields.hours.noDate"))
    .refine((date) => date === "" || isCalendarDate(date), said("fields.hours.date")),
  name: line({ min: 1, max: 80, tooShort: "fields.hours.holiday", tooLong: "fields.name.tooLong" }),
  open: Spans,
});

const Hours = z.object({
  timeZone: TimeZone,
  week: z.union([z.literal("always"), z.record(z.enum(WEEKDAYS), Spans)]),
  holidays: z
    .array(Holiday)
    .max(MOST_HOLIDAYS, said("fields.hours.holidays", { most: MOST_HOLIDAYS }))
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, said("fields.hours.twice")),
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
