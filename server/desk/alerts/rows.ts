import type { Condition } from "#server/core/alerts/condition.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** What one lead knows of an alert since it began. */
export interface LeadMark {
  /** How bad it was when they read of it; absent until they have. */
  readonly readSize?: number;
  /** Of the one mail that they get of it, as soon as somebody is about to write that. */
  readonly mailId?: string;
  /** When it was written. */
  readonly mailedAt?: Date;
  /** The same of what they are told on their devices; neither is in rows of the version before. */
  readonly pushId?: string;
  readonly pushedAt?: Date;
}

/** By what a lead was told who is not there, as their mark says it. */
export type AlertWay = "mailedAt" | "pushedAt";

/** When a lead was last told of an alert in one of these ways, and how bad it was. */
export interface LastTold {
  readonly at: Date;
  readonly size: number;
}

export interface AlertRow {
  /** What it is of: there is one row of it, however often it begins, and whoever sees it. */
  _id: string;
  condition: Condition;
  since: Date;
  resolvedAt: Date | null;
  rev: number;
  /** By the lead's id. Emptied when it begins anew: whoever read of it then is told again. */
  leads: Readonly<Record<string, LeadMark>>;
  /** By the lead's id, the last mail of it, however often it began since. Not there in rows of the version before. */
  mailed?: Readonly<Record<string, LastTold>>;
  pushed?: Readonly<Record<string, LastTold>>;
  /** By the database's own time, for whoever watches. */
  changedAt: Date;
  /** Set when it is over. */
  expiresAt?: Date;
}

export const alertRows = defineRows<AlertRow>("alerts", {
  // Whether anything is new.
  changed: { key: { changedAt: -1 } },
  expire: { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
});
