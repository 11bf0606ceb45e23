import type { UserId } from "#server/core/ids.ts";

/** One browser that somebody signed in with. Its id is no secret: what opens the door is the cookie that carries it. */
export interface Session {
  readonly id: string;
  readonly userId: UserId;
  /** The account's when it began. */
  readonly sessionVersion: number;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly confirmedAt: Date;
}
