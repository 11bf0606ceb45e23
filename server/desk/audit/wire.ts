import { z } from "zod";
import { line } from "#server/core/text.ts";
import { Instant } from "#server/core/vocabulary.ts";

/** What the trail knows to happen, and how it is called on the page. A name that was once written stays. */
export const ACTIONS = {
  "sign-in": "Signed in",
  "sign-in.wrong": "Wrong sign-in",
  "sign-in.refused": "Sign-in refused",
  "sign-out": "Signed out",
  "account.registered": "Registered",
  "account.invited": "Invited",
  "account.invitation-withdrawn": "Invitation withdrawn",
  "account.changed": "Role or access changed",
  "account.erased": "Erased",
  "account.renamed": "Name changed",
  "account.proved": "Address proved",
  "account.address-changed": "Address changed",
  "data.exported": "Own data downloaded",
  "erasure.asked": "Erasure asked for",
  "erasure.withdrawn": "Erasure no longer asked for",
  "password.changed": "Password changed",
  "password.forgotten": "New password asked for",
  "password.wrong": "Wrong present password",
  "second-factor.begun": "Second factor begun",
  "second-factor.wrong": "Wrong code at its set-up",
  "second-factor.on": "Second factor turned on",
  "second-factor.off": "Second factor turned off",
  "second-factor.taken": "Second factor taken",
  "second-factor.recovery-used": "Recovery code used",
  "second-factor.renewed": "Recovery codes renewed",
  "second-factor.rule": "Second factor asked of staff",
  "session.ended": "Session ended",
  "sessions.ended": "All sessions ended",
  "link.made": "Link made",
  "link.used": "Link used",
  "token.made": "Token made",
  "token.revoked": "Token revoked",
  "category.added": "Category added",
  "category.changed": "Category changed",
  "agent.availability": "Availability set",
  "agent.capacity": "Capacity set",
  "agent.skills": "Skills set",
  "letters.retried": "Dead letters retried",
  "letters.archived": "Dead letters archived",
  "letters.restored": "Dead letters restored",
  "replay.started": "Replay started",
  "replay.paused": "Replay paused",
  "replay.resumed": "Replay resumed",
  "replay.cancelled": "Replay cancelled",
  "events.released": "Parked events released",
  "experiment.started": "Experiment started",
  "experiment.stopped": "Experiment stopped",
  "trail.exported": "Trail exported",
  "trail.erased": "Personal values erased",
  "trail.pruned": "Old rows removed",
  "trail.not-done": "Did not happen",
} as const;

export type AuditAction = keyof typeof ACTIONS;
// Object.keys forgets the names that the declaration above has just fixed.
const AUDIT_ACTIONS = Object.keys(ACTIONS) as [AuditAction, ...AuditAction[]];

/** What an act can be on. */
export const SUBJECTS = [
  "person",
  "agent",
  "session",
  "token",
  "category",
  "letters",
  "replay",
  "experiment",
  "trail",
] as const;

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
  actorId: line({ max: 60, tooLong: "An id is shorter." }).optional(),
  /** The id of what it was done to. */
  onId: line({ max: 100, tooLong: "An id is shorter." }).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const Cursor = z.string().regex(/^\d{1,15}-\d{1,15}$/, "Take the cursor of the page before.");
export const ListAudit = AuditFilter.extend({ cursor: Cursor.optional(), limit: z.int().min(1).max(200).default(50) });
export const ExportAudit = AuditFilter.extend({ cursor: Cursor.optional(), format: z.enum(["csv", "jsonl"]) });

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}
