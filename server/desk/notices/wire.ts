import { z } from "zod";
import { NotificationPushed } from "#server/core/live.ts";

export const NotificationView = NotificationPushed.extend({ read: z.boolean() });
export type NotificationView = z.infer<typeof NotificationView>;
