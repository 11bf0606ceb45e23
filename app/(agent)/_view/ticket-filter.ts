import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import type { ComplaintSearch } from "#server/desk/complaints/wire.ts";

/** The filter of the ticket list as its address carries it; whatever a hand-made link gets wrong is left out. */
export interface TicketFilter {
  readonly q: string;
  readonly status: readonly Status[];
  readonly priority: Priority | null;
  readonly category: string | null;
  /** "me", "none" or an agent's id. */
  readonly assignedTo: string | null;
}

type Params = Pick<URLSearchParams, "get" | "getAll">;

const MAX_LENGTH = 200;
const ASSIGNEE = /^(me|none|[0-9a-f]{24})$/i;

export function parseTicketFilter(params: Params): TicketFilter {
  const text = (name: string): string | null => params.get(name)?.trim().slice(0, MAX_LENGTH) || null;
  const assignedTo = text("assignedTo");
  return {
    q: text("q") ?? "",
    status: STATUSES.filter((status) => params.getAll("status").includes(status)),
    priority: PRIORITIES.find((priority) => priority === params.get("priority")) ?? null,
    category: text("category"),
    assignedTo: assignedTo !== null && ASSIGNEE.test(assignedTo) ? assignedTo : null,
  };
}

/** The shortest address that gives this filter back. */
export function ticketFilterQuery(filter: TicketFilter): string {
  const params = new URLSearchParams();
  if (filter.q) params.set("q", filter.q);
  for (const status of filter.status) params.append("status", status);
  if (filter.priority) params.set("priority", filter.priority);
  if (filter.category) params.set("category", filter.category);
  if (filter.assignedTo) params.set("assignedTo", filter.assignedTo);
  const query = params.toString();
  return query && `?${query}`;
}

/** What the procedure is asked for. */
export function asComplaintFilter(filter: TicketFilter): Omit<ComplaintSearch, "limit" | "cursor"> {
  return {
    ...(filter.q ? { q: filter.q } : {}),
    ...(filter.status.length > 0 ? { status: [...filter.status] } : {}),
    ...(filter.priority ? { priority: filter.priority } : {}),
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.assignedTo ? { assignedTo: filter.assignedTo } : {}),
  };
}

/** How many of the filters narrow the list, the search aside: the figure on the phone's filter button. */
export function countFilters(filter: TicketFilter): number {
  return [filter.status.length > 0, filter.priority, filter.category, filter.assignedTo].filter(Boolean).length;
}

export const NO_FILTER: TicketFilter = { q: "", status: [], priority: null, category: null, assignedTo: null };
export const FILTER_PRIORITIES = PRIORITIES.toReversed();
