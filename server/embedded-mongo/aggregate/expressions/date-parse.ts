import { locationError } from "../../errors.ts";
import { isoWeekStart } from "./date-calendar.ts";
import { monthNumber } from "./date-format.ts";
import { dayMs, fromLocal, utcTime, type Zone, type ZoneFor } from "./date-zone.ts";

const isoPattern =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads an ISO 8601 date; without an offset of its own it is meant in `zoneName`. Null when it is no date. */
export function parseIsoDate(text: string, zoneName: string | undefined, zoneFor: ZoneFor): Date | null {
  const match = isoPattern.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day = "1", hour = "0", minute = "0", second = "0", fraction = "0", offset] = match;
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const local = checkedTime(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second), ms);
  if (local === null) return null;
  return new Date(fromLocal(local, zoneFor(offset === undefined ? zoneName : offset.toUpperCase())));
}

function checkedTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number | null {
  const date = new Date(utcTime(year, month - 1, day));
  const isDay = month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  if (!isDay || hour > 24 || minute > 59 || second > 59) return null;
  return utcTime(year, month - 1, day, hour, minute, second, ms);
}

const patterns: Readonly<Record<string, string>> = {
  Y: "(?<Y>\\d{4})",
  m: "(?<m>\\d{1,2})",
  d: "(?<d>\\d{1,2})",
  H: "(?<H>\\d{1,2})",
  M: "(?<M>\\d{1,2})",
  S: "(?<S>\\d{1,2})",
  L: "(?<L>\\d{1,3})",
  j: "(?<j>\\d{1,3})",
  G: "(?<G>\\d{4})",
  V: "(?<V>\\d{1,2})",
  u: "(?<u>[1-7])",
  b: "(?<b>[A-Za-z]{3})",
  B: "(?<B>[A-Za-z]+)",
  z: "(?<z>Z|[+-]\\d{2}:?\\d{2})",
  Z: "(?<Z>[+-]?\\d{1,4})",
  "%": "%",
};

/** @throws MongoError 18536 for an unknown specifier of `$dateFromString`, 18535 for a percent sign at the end. */
export function checkParsedFormat(format: string): void {
  patternOf(format);
}

function patternOf(format: string): string {
  return format.replaceAll(/%([\s\S]?)|([\^$\\.*+?()[\]{}|/])/g, (_match, specifier?: string, special?: string) => {
    if (special !== undefined) return `\\${special}`;
    if (!specifier) throw locationError(18535, "Unmatched '%' at end of format string");
    const pattern = Object.hasOwn(patterns, specifier) ? patterns[specifier] : undefined;
    if (pattern === undefined) throw locationError(18536, `Invalid format character '%${specifier}' in format string`);
    return pattern;
  });
}

/** Reads a date by a format of `$dateFromString` that has been checked. Null when the text does not follow it. */
export function parseFormattedDate(text: string, format: string, zone: Zone, zoneFor: ZoneFor): Date | null {
  const source = patternOf(format);
  const found = new RegExp(`^${source}$`).exec(text)?.groups;
  if (found === undefined) return null;
  const local = localTime(found);
  if (local === null) return null;
  if (found["Z"] !== undefined) return new Date(local - Number(found["Z"]) * 60_000);
  return new Date(fromLocal(local, found["z"] === undefined ? zone : zoneFor(found["z"])));
}

/** "5" is half a second: its digits are those behind the point. */
const milliseconds = (digits = "0"): number => Number(digits.padEnd(3, "0"));

function localTime(found: Readonly<Record<string, string | undefined>>): number | null {
  const number = (name: string, otherwise: number): number => Number(found[name] ?? otherwise);
  const [hour, minute, second, ms] = [number("H", 0), number("M", 0), number("S", 0), milliseconds(found["L"])];
  if (hour > 23) return null;
  if (found["G"] !== undefined) {
    const start = isoWeekStart(number("G", 1970), number("V", 1), number("u", 1));
    return start + utcTime(1970, 0, 1, hour, minute, second, ms);
  }
  if (found["j"] !== undefined) {
    const year = found["Y"];
    return year === undefined
      ? null
      : utcTime(Number(year), 0, 1, hour, minute, second, ms) + (number("j", 1) - 1) * dayMs;
  }
  const name = found["b"] ?? found["B"];
  const month = name === undefined ? found["m"] : monthNumber(name);
  // A date needs all its parts; a time has those that it names.
  if (found["Y"] === undefined || month === undefined || found["d"] === undefined) return null;
  return checkedTime(Number(found["Y"]), Number(month), Number(found["d"]), hour, minute, second, ms);
}
