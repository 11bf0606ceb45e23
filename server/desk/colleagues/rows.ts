import type { UserId } from "#server/core/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** What somebody has before them in one of their tabs. */
export interface Look {
  readonly userId: UserId;
  readonly ticketId: string;
  readonly isWriting: boolean;
}

/** What the people connected to one consumer look at: a row a process, whoever comes and goes. */
export interface AttentionRow {
  /** The process. */
  _id: string;
  looks: readonly Look[];
  /** By the database's own time. A process that died says nothing any more, and its row goes. */
  at: Date;
}

const KEPT_SECONDS = 60;

export const attentionRows = defineRows<AttentionRow>("attention", {
  expire: { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
});
