import type { Say } from "#app/_language/say.ts";
import { clockAt, dateInWords, daysBetween, wordOf } from "./clock.ts";

/** When something will be, by the clocks there: "today at 17:00", "tomorrow at 09:00", "on Monday at 09:00", then the date. */
export function whenWords(moment: Date, now: Date, timeZone: string, say: Say<"ui.when">): string {
  const then = clockAt(moment, timeZone);
  const daysAhead = daysBetween(clockAt(now, timeZone), then);
  const time = then.time.slice(0, 5);
  if (daysAhead === 0) return say("today", { time });
  if (daysAhead === 1) return say("tomorrow", { time });
  if (daysAhead > 1 && daysAhead < 7) return say("weekday", { weekday: wordOf("weekday", then), time });
  return say("date", { date: dateInWords(then), time });
}
