import type { z } from "zod";
import { newKey } from "#app/_drafts/new-key.ts";
import type { Say } from "#app/_language/say.ts";
import type { OpeningHours, Span, Weekday } from "#server/desk/hours/hours.ts";
import type { SetHours } from "#server/desk/hours/wire.ts";

/** What is typed, with a key of its own: rows come and go above it. */
export interface SpanDraft extends Span {
  readonly key: string;
}
export interface HolidayDraft {
  readonly key: string;
  readonly date: string;
  readonly name: string;
  readonly open: readonly SpanDraft[];
}
export type WeekDraft = Readonly<Record<Weekday, readonly SpanDraft[]>>;

/** The hours while somebody changes them. A week that does not count is kept, should they look at it again. */
export interface HoursDraft {
  readonly timeZone: string;
  readonly isAlways: boolean;
  readonly week: WeekDraft;
  readonly holidays: readonly HolidayDraft[];
}

/** As a week has them. */
export const DAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const satisfies readonly Weekday[];

const OFFICE: Span = { from: "09:00", to: "17:00" };
const WEEKEND: ReadonlySet<Weekday> = new Set(["Saturday", "Sunday"]);

export const newSpan = (span: Span = OFFICE): SpanDraft => ({ ...span, key: newKey() });
export const newHoliday = (): HolidayDraft => ({ key: newKey(), date: "", name: "", open: [] });

/** What is shown of hours. Who was always open begins with an office's week when they turn to one. */
export function draftOf({ timeZone, week, holidays }: OpeningHours): HoursDraft {
  const spansOf = (day: Weekday) => (week === "always" ? (WEEKEND.has(day) ? [] : [OFFICE]) : week[day]);
  return {
    timeZone,
    isAlways: week === "always",
    week: weekOf((day) => inOrder(spansOf(day)).map(newSpan)),
    holidays: holidays
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .map(({ date, name, open }) => ({ ...newHoliday(), date, name, open: inOrder(open).map(newSpan) })),
  };
}

/** What is sent, in the order in which it stands on the page, so that a refusal finds its place there. */
export function hoursOf({ timeZone, isAlways, week, holidays }: HoursDraft): Omit<z.input<typeof SetHours>, "rev"> {
  return {
    timeZone: timeZone.trim(),
    week: isAlways ? "always" : weekOf((day) => week[day].map(asSpan)),
    holidays: holidays.map(({ date, name, open }) => ({ date, name, open: open.map(asSpan) })),
  };
}

/** Whether two say the same of when a desk is open. */
export function isSame(one: HoursDraft, other: HoursDraft): boolean {
  return JSON.stringify(hoursOf(one)) === JSON.stringify(hoursOf(other));
}

export function weekOf<Value>(valueOf: (day: Weekday) => Value): Record<Weekday, Value> {
  const [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday] = DAYS;
  return {
    Monday: valueOf(Monday),
    Tuesday: valueOf(Tuesday),
    Wednesday: valueOf(Wednesday),
    Thursday: valueOf(Thursday),
    Friday: valueOf(Friday),
    Saturday: valueOf(Saturday),
    Sunday: valueOf(Sunday),
  };
}

/** What a span's end means that is not self-evident; null for one that ends on its own day. */
export function endWords({ from, to }: Span, say: Say<"hours.spans.end">): string | null {
  if (from === "" || to === "") return null;
  if (to === "00:00" || to === "24:00") return from === "00:00" ? say("wholeDay") : say("midnight");
  return to <= from ? say("nextDay") : null;
}

/** A field for times knows no 24:00, and nobody means to close when a day begins. */
const asSpan = ({ from, to }: SpanDraft): Span => ({ from, to: to === "00:00" ? "24:00" : to });

function inOrder(spans: readonly Span[]): Span[] {
  return spans
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => ({ from, to: to === "24:00" ? "00:00" : to }));
}
