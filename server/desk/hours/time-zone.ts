import { z } from "zod";

/** Whether clocks are known to be set by a zone of this name. Offsets such as `+02:00` are none: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The zone that this machine's clock is set by. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A zone by its name; whatever this server's calendar knows. */
export const TimeZone = z
  .string("Name a time zone, as Europe/Berlin.")
  .max(60, "A time zone's name is shorter.")
  .refine(isTimeZone, "There is no time zone of this name. They are called as Europe/Berlin or UTC.")
  .meta({ example: "Europe/Berlin" });
