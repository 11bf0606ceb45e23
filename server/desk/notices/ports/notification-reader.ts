import type { NoticeType } from "#server/core/events/notice.ts";
import type { UserId } from "#server/core/ids.ts";

export interface NotificationRecord {
  readonly id: string;
  readonly type: NoticeType;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
  readonly at: Date;
  readonly read: boolean;
}

export interface NotificationReader {
  list(recipient: UserId, limit: number): Promise<NotificationRecord[]>;
  countUnread(recipient: UserId): Promise<number>;
  /** `ids: null` means all. Ids of other people's notifications are left alone. */
  markRead(recipient: UserId, ids: readonly string[] | null, now: Date): Promise<void>;
}
