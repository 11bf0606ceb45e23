import { z } from "zod";
import { NotificationPushed } from "#server/core/live.ts";

export const NotificationView = NotificationPushed.extend({ read: z.boolean() });
export type NotificationView = z.infer<typeof NotificationView>;

/** What somebody was told about one complaint. */
const NewsGroup = z.object({
  complaintId: z.string(),
  newest: NotificationView,
  /** How many about it are unread. */
  unread: z.int(),
  /** What was said with the newest, one line of it, and by whom; null where nothing was. */
  words: z.object({ by: z.string(), text: z.string() }).nullable(),
});
export type NewsGroup = z.infer<typeof NewsGroup>;

export const GroupedNews = z.object({
  groups: z.array(NewsGroup),
  /** About how many complaints there is something unread, in these groups and in others. */
  unread: z.int(),
  hasMore: z.boolean(),
  /** Types of which its reader wants nothing said on pages. */
  quiet: z.array(z.string()).readonly(),
});
export type GroupedNews = z.infer<typeof GroupedNews>;
