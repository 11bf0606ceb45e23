import { z } from "zod";
import { said } from "#server/core/said.ts";

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
  .string(said("fields.timeZone.missing"))
  .max(60, said("fields.timeZone.tooLong"))
  .refine(isTimeZone, said("fields.timeZone.unknown"))
  .meta({ example: "Europe/Berlin" });
