import { Temporal } from "temporal-polyfill";

/** A moment by the clocks of a place, as RFC 9557 writes it: `2026-03-29T10:30:00+02:00[Europe/Berlin]`. Says all by itself. */
export function zonedText(moment: Date, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.toString({ smallestUnit: "second" });
}
