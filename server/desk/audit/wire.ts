import { z } from "zod";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";
import { Instant } from "#server/core/vocabulary.ts";
import { AUDIT_ACTIONS, LONGEST_ID } from "./plain.ts";

/** A value that says nothing about who somebody is. */
const Value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]);
const Values = z.record(z.string(), Value);
export type AuditValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One row as admins see it; personal values are null once they were erased. */
export const AuditEntry = z.object({
  seq: z.int(),
  at: Instant,
  action: z.string(),
  actorId: z.string().nullable(),
  /** Their name as it is now; null when nobody was known, or is any more. */
  actor: z.string().nullable(),
  via: z.string().nullable(),
  on: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  before: Values.nullable(),
  after: Values.nullable(),
  address: z.string().nullable(),
  personal: z.record(z.string(), z.string()).nullable(),
  erased: z.boolean(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Which rows. What is left out does not matter. */
export const AuditFilter = z.object({
  actorId: line({ max: LONGEST_ID.person, tooLong: "fields.idTooLong" }).optional(),
  /** The id of what it was done to. */
  onId: line({ max: LONGEST_ID.thing, tooLong: "fields.idTooLong" }).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const Cursor = z.string().regex(/^\d{1,15}-\d{1,15}$/, said("fields.cursor"));
export const ListAudit = AuditFilter.extend({ cursor: Cursor.optional(), limit: z.int().min(1).max(200).default(50) });
export const ExportAudit = AuditFilter.extend({ cursor: Cursor.optional(), format: z.enum(["csv", "jsonl"]) });

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}
