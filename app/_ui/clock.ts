/** What the clocks of a place show at one moment. */
export interface ClockReading {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** As `09:30:05`. */
  readonly time: string;
}

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The clocks there. Of what an engine writes only the digits are taken: two of them would not punctuate alike. */
export function clockAt(moment: Date, timeZone: string): ClockReading {
  const format = formats.get(timeZone) ?? formatOf(timeZone);
  formats.set(timeZone, format);
  // As `02/03/2026, 10:30:05`.
  const [day, month, year, ...time] = format.format(moment).match(/\d+/g) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day), time: time.join(":") };
}

/** As `09:30`. */
export function timeOfDay(moment: Date, timeZone: string): string {
  return clockAt(moment, timeZone).time.slice(0, 5);
}

/** As `2 March 2026`. */
export function dateInWords(reading: ClockReading): string {
  return `${reading.day} ${wordOf("month", reading)} ${reading.year}`;
}

/** The name of its month, or of its day of the week: both are of the date, whatever the clocks are. */
export function wordOf(part: "month" | "weekday", reading: ClockReading): string {
  return dateOf(reading).toLocaleString("en-GB", { [part]: "long", timeZone: "UTC" });
}

/** How many midnights there are between two readings; less than none when the second is the earlier. */
export function daysBetween(one: ClockReading, other: ClockReading): number {
  return (dateOf(other).getTime() - dateOf(one).getTime()) / 86_400_000;
}

const dateOf = ({ year, month, day }: ClockReading) => new Date(Date.UTC(year, month - 1, day));

/** A zone that this engine has not heard of is shown as UTC. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  } catch {
    return formatOf("UTC");
  }
}
