import { ObjectId, Timestamp } from "bson";
import { locationError } from "../../errors.ts";
import { isNullish, typeName } from "./define.ts";

/** A time zone: how far its clocks are ahead of UTC at a moment, in milliseconds. */
export interface Zone {
  offsetAt(time: number): number;
}

export const utc: Zone = { offsetAt: () => 0 };

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** @throws MongoError 40485 for an unknown zone, 40517 for one that is not a string. */
export type ZoneFor = (name: unknown) => Zone;

/** Finds zones by name and remembers them: what a zone has worked out it need not work out for the next document. */
export function rememberZones(): ZoneFor {
  const zones = new Map<string, Zone>();
  return (name) => {
    if (name === undefined) return utc;
    if (typeof name !== "string") {
      throw locationError(40517, `timezone must evaluate to a string, found ${typeName(name)}`);
    }
    const known = zones.get(name);
    if (known !== undefined) return known;
    const zone = fixedZone(name) ?? namedZone(name);
    if (zone === null) throw locationError(40485, `unrecognized time zone identifier: "${name}"`);
    if (zones.size < 1000) zones.set(name, zone);
    return zone;
  };
}

function fixedZone(name: string): Zone | null {
  if (name === "UTC" || name === "GMT" || name === "Z") return utc;
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(name);
  if (match === null) return null;
  const offset = Number(match[2]) * hourMs + Number(match[3] ?? 0) * minuteMs;
  return { offsetAt: () => (match[1] === "-" ? -offset : offset) };
}

/** No zone changes its clocks other than at a quarter of an hour. */
const stepMs = 15 * minuteMs;
const rememberedSteps = 10_000;

function namedZone(name: string): Zone | null {
  const format = zoneFormat(name);
  if (format === null) return null;
  const remembered = new Map<number, number>();
  return {
    offsetAt: (time) => {
      const step = Math.floor(time / stepMs);
      const known = remembered.get(step);
      if (known !== undefined) return known;
      if (remembered.size >= rememberedSteps) remembered.clear();
      const offset = wallClock(format, step * stepMs) - step * stepMs;
      remembered.set(step, offset);
      return offset;
    },
  };
}

function zoneFormat(name: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "iso8601",
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return null;
  }
}

function wallClock(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  const year = parts.get("era")?.startsWith("B") ? 1 - part("year") : part("year");
  return utcTime(year, part("month") - 1, part("day"), part("hour"), part("minute"), part("second"), 0);
}

/** Like Date.UTC, without its special treatment of the years 0 to 99. */
export function utcTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minute, second, ms);
  return date.getTime();
}

/** The moment shown on the zone's clocks, as if it were UTC. */
export function toLocal(time: number, zone: Zone): number {
  return time + zone.offsetAt(time);
}

/** The moment at which the zone's clocks show `local`; a time they skip counts as the one they jump to. */
export function fromLocal(local: number, zone: Zone): number {
  const guess = local - zone.offsetAt(local);
  return local - zone.offsetAt(local - zone.offsetAt(guess));
}

/** The date in anything that has one; null for null. */
export function dateFor(value: unknown, code: number, problem: string): Date | null {
  if (isNullish(value)) return null;
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  throw locationError(code, `${problem} ${typeName(value)}`);
}
