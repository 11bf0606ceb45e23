import { z } from "zod";
import { said } from "./said.ts";
import { AVAILABILITIES, CHANNELS, PRESENCES, PRIORITIES, ROLES, STATUSES } from "./terms.ts";
import { line } from "./text.ts";

/** A refusal that names what would be accepted. */
export function oneOf(values: readonly string[]): { error: string } {
  return { error: said("fields.oneOf", { values: values.join(", ") }) };
}

export const Status = z.enum(STATUSES, oneOf(STATUSES)).meta({ description: "Where the complaint stands." });
export type Status = z.infer<typeof Status>;

export const Priority = z.enum(PRIORITIES, oneOf(PRIORITIES)).meta({ description: "How urgent it is." });
export type Priority = z.infer<typeof Priority>;

/** The categories every desk starts with; admins add their own, so a category is a name, not an enum. */
export const BUILT_IN_CATEGORIES = ["Technical", "Billing", "Service", "Product", "Account", "General"] as const;
const CATEGORY_LIMITS = { min: 2, max: 40, tooLong: "fields.category.tooLong" } as const;
export const CategoryName = line({
  ...CATEGORY_LIMITS,
  missing: "fields.category.missing",
  tooShort: "fields.category.tooShort",
});
/** One of those that there are, as somebody chooses it. */
export const ChosenCategory = line({ ...CATEGORY_LIMITS, tooShort: "fields.category.choose" });

export const Channel = z
  .enum(CHANNELS)
  .meta({ description: "By what it was filed; staff is who filed it for a customer." });
export type Channel = z.infer<typeof Channel>;

export const Availability = z.enum(AVAILABILITIES, oneOf(AVAILABILITIES));
export type Availability = z.infer<typeof Availability>;

export const Presence = z.enum(PRESENCES, oneOf(PRESENCES));
export type Presence = z.infer<typeof Presence>;

export const Role = z.enum(ROLES, oneOf(ROLES));
export type Role = z.infer<typeof Role>;

/** Instants are ISO 8601 in UTC on every wire. */
export const Instant = z.iso.datetime().meta({ description: "ISO 8601, UTC", example: "2026-01-17T12:00:00.000Z" });
