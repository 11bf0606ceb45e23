import { Temporal } from "temporal-polyfill";
import type { Saying } from "#server/core/saying.ts";

/** Up to here the day of the week says which one is meant. */
const SAID_BY_WEEKDAY = 6;

/** When the desk opens, as it ends a sentence, by its own clock, which is named: "tomorrow at 09:00 (Europe/Berlin)". */
export function openingSaying(opensAt: Date, now: Date, timeZone: string): Saying {
  const zoned = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  const [then, today] = [zoned(opensAt), zoned(now)];
  const days = today.toPlainDate().until(then.toPlainDate()).days;
  const clock = { time: then.toPlainTime().toString({ smallestUnit: "minute" }), timeZone };
  if (days === 0) return { key: "wait.opens.today", values: clock };
  if (days === 1) return { key: "wait.opens.tomorrow", values: clock };
  const weekday = then.toLocaleString("en", { weekday: "long" });
  if (days <= SAID_BY_WEEKDAY) return { key: "wait.opens.thisWeek", values: { weekday, ...clock } };
  const month = then.toLocaleString("en", { month: "long" });
  return { key: "wait.opens.later", values: { weekday, day: then.day, month, ...clock } };
}
