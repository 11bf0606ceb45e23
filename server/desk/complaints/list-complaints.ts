import { type Actor, isStaff } from "#server/core/actor.ts";
import { agentIdOf, type TagId } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import type { ComplaintQuery } from "./complaint-query.ts";
import { searchOf } from "./complaint-words.ts";
import type { NamingRoom } from "./mentions.ts";
import { presentAll } from "./present.ts";
import type { Complaints } from "./room.ts";
import type { ComplaintFilter, ComplaintPage } from "./wire.ts";

const NONE: ComplaintPage = { items: [], nextCursor: null };

/**
 * Complaints newest first: everybody's for staff, a customer's own otherwise. A search for what nobody can search for, such
 * as "%", finds none.
 */
export async function listComplaints(
  room: Complaints<"list"> & Agents<"names"> & Tags<"resolved" | "named" | "family"> & Waits<"of"> & NamingRoom,
  actor: Actor,
  filter: ComplaintFilter,
): Promise<ComplaintPage> {
  const { status, q } = filter;
  const search = q ? searchOf(q) : null;
  if (q && !search) return NONE;
  const tags = filter.tag ? await tagsMeant(room, actor, filter.tag) : null;
  if (tags?.length === 0 || (filter.help && !isStaff(actor))) return NONE;
  const query: ComplaintQuery = {
    statuses: status === undefined ? null : [status].flat(),
    category: filter.category ?? null,
    priority: filter.priority ?? null,
    tags: tags && { anyOf: tags, notOf: actor.id },
    asksForHelp: filter.help === "open",
    userId: isStaff(actor) ? (filter.customerId ?? null) : actor.id,
    assignedTo: filter.assignedTo === "me" ? agentIdOf(actor.id) : (filter.assignedTo ?? null),
    search,
    // Their own are theirs, whoever they are.
    withTrials: filter.experiments === "true" || !isStaff(actor),
    before: filter.cursor ?? null,
    limit: filter.limit + 1,
  };
  if (tags && query.userId === actor.id) return NONE;
  const found = await room.complaints.list(query, actor.id);
  const page = found.slice(0, filter.limit);
  const hasMore = found.length > page.length;
  return { items: await presentAll(room, actor, page), nextCursor: hasMore ? (page.at(-1)?.ticket.id ?? null) : null };
}

/** Under which ids complaints may have a tag of that name, or had it before it was merged. Customers know of no tags. */
async function tagsMeant(room: Tags<"named" | "family">, actor: Actor, name: string): Promise<TagId[]> {
  const tag = isStaff(actor) ? (await room.tags.named([name])).get(name) : undefined;
  return tag ? room.tags.family(tag.id) : [];
}
