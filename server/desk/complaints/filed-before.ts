import { isHonoured, type Once, requireSame } from "#server/core/once/once.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { findCategory } from "#server/desk/categories/find-category.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { presentComplaint } from "./present.ts";
import type { Complaints } from "./room.ts";
import type { StoredComplaint } from "./stored-complaint.ts";
import type { Complaint, FileComplaint } from "./wire.ts";

/** What may have been corrected since, as it was asked for. */
type Asked = Required<Pick<FileComplaint, "title" | "category" | "priority">>;

/**
 * The first answer to a filing that came before under the same key; null when it filed nothing in the last 24 hours.
 * @throws DomainError `request.idempotency-mismatch` when the key filed another complaint, which is named.
 */
export async function filedBefore(
  room: Complaints<"findFiledWith"> & Categories<"list"> & { readonly clock: Clock },
  once: Once,
  { title, category, priority }: Asked,
): Promise<Complaint | null> {
  const first = await room.complaints.findFiledWith(once.key);
  if (!first || !isHonoured(first.filedWith, room)) return null;
  requireSame(first.filedWith, once, first.ticket.complaintId);
  once.onRepeat();
  // The same request asks for the same again; a category is never taken away, only not offered any more.
  const asFiled = findCategory(await room.categories.list(), category)?.name ?? first.ticket.category;
  return presentFiled({ ...first, ticket: { ...first.ticket, title, category: asFiled, priority } });
}

/** A complaint as it was when it was filed, whatever has become of it since. */
export function presentFiled({
  ticket,
  description,
  channel,
}: Pick<StoredComplaint, "ticket" | "description" | "channel">): Complaint {
  const asFiled = { ...ticket, status: "Open", assignedTo: null, resolvedAt: null, rev: 1 } as const;
  return presentComplaint({ ticket: asFiled, description, channel, updatedAt: ticket.createdAt }, new Map());
}
