import type { UserId } from "#server/core/ids.ts";

/** A stored notice that has not gone out by e-mail. */
export interface UnmailedNotice {
  readonly key: string;
  readonly recipient: UserId;
  readonly email: string;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
}

export interface NoticeMail {
  /** Takes up to `limit` unread notices stored after `since` that are not mailed; nobody else takes them before `until`. */
  leaseUnmailed(query: { since: Date; now: Date; until: Date; limit: number }): Promise<UnmailedNotice[]>;
  markMailed(key: string, now: Date): Promise<void>;
}
