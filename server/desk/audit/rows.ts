import { defineRows } from "#server/platform/db/rows.ts";
import type { AuditValues } from "./wire.ts";

/** One act. Holds ids, and nothing that says who somebody is. Rows are written once and never changed. */
export interface AuditRow {
  /** Counts up from 1 without a gap: the unique id is what keeps two writers apart. */
  _id: number;
  /** Under which its personal values lie. */
  id: string;
  at: Date;
  action: string;
  actorId: string | null;
  via: string | null;
  onKind: string | null;
  onId: string | null;
  before: AuditValues | null;
  after: AuditValues | null;
  /** Salted hashes of the personal values about who did it, and about whom it was done to. */
  byHash: string | null;
  onHash: string | null;
  prev: string;
  hash: string;
}

export const auditRows = defineRows<AuditRow>("audit", {
  // The page, newest first: everything, what one person did, what was done to one thing, one kind of act.
  by_time: { key: { at: -1, _id: -1 } },
  by_actor: { key: { actorId: 1, at: -1, _id: -1 } },
  by_subject: { key: { onId: 1, at: -1, _id: -1 } },
  by_action: { key: { action: 1, at: -1, _id: -1 } },
});

/** Personal values of a row, apart from it, so that they can go while the row stays. */
export interface AuditPersonalRow {
  /** `<id of the row>/by` or `/on`. */
  _id: string;
  at: Date;
  /** Whom the values are about, and the address by which somebody without an account was named. */
  personId: string | null;
  email: string | null;
  /** Null once erased. */
  salt: string | null;
  values: Readonly<Record<string, string>> | null;
  /** The row of the trail that says who erased them. */
  erasedBy: number | null;
}

export const auditPersonalRows = defineRows<AuditPersonalRow>("auditPersonal", {
  // Erasing what is about one person.
  by_person: { key: { personId: 1 } },
  by_email: { key: { email: 1 } },
  // What is older than the trail.
  by_time: { key: { at: 1 } },
});

/** A place in the chain that this desk vouches for: where what is left begins, and how far it had come. */
export interface AuditSealRow {
  _id: "start" | "end";
  seq: number;
  hash: string;
  at: Date;
  signature: string;
}

export const auditSealRows = defineRows<AuditSealRow>("auditSeals");
