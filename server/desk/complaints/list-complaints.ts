import { type Actor, isStaff } from "#server/core/actor.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { ComplaintQuery } from "./complaint-query.ts";
import { presentAll } from "./present.ts";
import type { Complaints } from "./room.ts";
import { wordsOf } from "./search-words.ts";
import type { ComplaintFilter, ComplaintPage } from "./wire.ts";

/** Complaints newest first: everybody's for staff, a customer's own otherwise. */
export async function listComplaints(
  room: Complaints<"list"> & Agents<"names">,
  actor: Actor,
  filter: ComplaintFilter,
): Promise<ComplaintPage> {
  const { status } = filter;
  const query: ComplaintQuery = {
    statuses: status === undefined ? null : [status].flat(),
    category: filter.category ?? null,
    priority: filter.priority ?? null,
    userId: isStaff(actor) ? (filter.customerId ?? null) : actor.id,
    assignedTo: filter.assignedTo === "me" ? agentIdOf(actor.id) : (filter.assignedTo ?? null),
    words: filter.q ? wordsOf(filter.q) : [],
    before: filter.cursor ?? null,
    limit: filter.limit + 1,
  };
  const found = await room.complaints.list(query);
  const page = found.slice(0, filter.limit);
  const hasMore = found.length > page.length;
  return { items: await presentAll(room, page), nextCursor: hasMore ? (page.at(-1)?.ticket.id ?? null) : null };
}
