import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { clockAt, dateInWords } from "./clock.ts";
import { type ReaderZone, useReaderZone } from "./reader-zone.tsx";

/** The exact moment in words, by the reader's clock: "2 March 2026 at 10:30", and whose clock that is where it is not their device's. */
export function exactTime(at: string, { timeZone, isNamed }: ReaderZone, say: Say<"ui.time">): string {
  const reading = clockAt(new Date(at), timeZone);
  const [date, time] = [dateInWords(reading), reading.time.slice(0, 5)];
  return isNamed ? say("exactIn", { date, time, zone: timeZone }) : say("exact", { date, time });
}

/** Says it for whoever reads this page. */
export function useExactTime(): (at: string) => string {
  const reader = useReaderZone();
  const say = useTranslations("ui.time");
  return (at) => exactTime(at, reader, say);
}
