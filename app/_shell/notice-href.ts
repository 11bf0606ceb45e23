import { hashOf } from "#server/core/events/said-anchor.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { NotificationView } from "#server/desk/notices/wire.ts";
import { complaintHref } from "./navigation.ts";

/** Where somebody reads what a notice is about, at the words that it is of; one about no complaint is about their account. */
export function noticeHref(about: Pick<NotificationView, "complaintId" | "type" | "at">, role: Role): string {
  const { complaintId } = about;
  return complaintId === "" ? "/settings" : complaintHref(complaintId, role) + hashOf(about);
}
