import { type Due, defineDue } from "#server/platform/db/due.ts";
import { notificationRows } from "./rows.ts";

/** Notices that it is time to tell people of on their devices. */
export const dueToPush = defineDue(notificationRows, ({ until }) => ({ pushDue: { $lte: until } }), "pushDue");

/** Notices that have been gathered for long enough to be mailed, and those that were refused and are tried again. */
export function dueToMail({ gatherMs, maxAgeMs }: { readonly gatherMs: number; readonly maxAgeMs: number }): Due[] {
  const ago = (now: Date, ms: number) => new Date(now.getTime() - ms);
  const unread = { emailedAt: null, readAt: null };
  return [
    defineDue(notificationRows, ({ now }) => ({
      ...unread,
      mailLease: null,
      storedAt: { $gte: ago(now, maxAgeMs), $lte: ago(now, gatherMs) },
    })),
    defineDue(notificationRows, ({ now }) => ({
      ...unread,
      mailLease: { $gte: ago(now, maxAgeMs), $lte: now },
      storedAt: { $gte: ago(now, maxAgeMs) },
    })),
  ];
}
