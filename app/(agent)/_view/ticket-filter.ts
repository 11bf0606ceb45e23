import type { Say } from "#app/_language/say.ts";
import { type FilterRule, filterProblems } from "#app/_ui/filter-problems.ts";
import { searchOf } from "#app/_ui/search-words.ts";
import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import type { ComplaintSearch } from "#server/desk/complaints/wire.ts";

/** The filter of the ticket list as its address carries it; what a hand-made link gets wrong is left out here, and said there. */
export interface TicketFilter {
  readonly q: string;
  readonly status: readonly Status[];
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly tag: string | null;
  /** "me", "none" or an agent's id. */
  readonly assignedTo: string | null;
  /** Only those where somebody asks for help. */
  readonly help: boolean;
  /** Those that experiments filed, too. */
  readonly experiments: boolean;
}

type Params = Pick<URLSearchParams, "get" | "getAll">;

const ASSIGNEE = /^(me|none|[0-9a-f]{24})$/i;

export function parseTicketFilter(params: Params): TicketFilter {
  const text = (name: string): string | null => params.get(name)?.trim() || null;
  const assignedTo = text("assignedTo");
  return {
    q: text("q") ?? "",
    status: STATUSES.filter((status) => params.getAll("status").includes(status)),
    priority: PRIORITIES.find((priority) => priority === params.get("priority")) ?? null,
    category: text("category"),
    tag: text("tag"),
    assignedTo: assignedTo !== null && ASSIGNEE.test(assignedTo) ? assignedTo : null,
    help: params.get("help") === "open",
    experiments: params.get("experiments") === "true",
  };
}

const RULES: Readonly<Record<keyof TicketFilter, FilterRule>> = {
  q: { word: "search", isKnown: () => true },
  status: { word: "status", isKnown: (value) => STATUSES.some((status) => status === value), takesSeveral: true },
  priority: { word: "priority", isKnown: (value) => PRIORITIES.some((priority) => priority === value) },
  category: { word: "category", isKnown: () => true },
  tag: { word: "tag", isKnown: () => true },
  assignedTo: { word: "agent", isKnown: (value) => ASSIGNEE.test(value.trim()) },
  help: { word: "help", isKnown: (value) => value === "open" },
  experiments: { word: "experiments", isKnown: (value) => value === "true" },
};

/** What the address asks for that no list of tickets can give, in sentences. */
export const ticketFilterProblems = (params: Params, say: Say<"ui.filter">): string[] =>
  filterProblems(params, RULES, say);

/** The shortest address that gives this filter back. */
export function ticketFilterQuery(filter: TicketFilter): string {
  const params = new URLSearchParams();
  if (filter.q) params.set("q", filter.q);
  for (const status of filter.status) params.append("status", status);
  if (filter.priority) params.set("priority", filter.priority);
  if (filter.category) params.set("category", filter.category);
  if (filter.tag) params.set("tag", filter.tag);
  if (filter.assignedTo) params.set("assignedTo", filter.assignedTo);
  if (filter.help) params.set("help", "open");
  if (filter.experiments) params.set("experiments", "true");
  const query = params.toString();
  return query && `?${query}`;
}

/** What the procedure is asked for. */
export function asComplaintFilter(filter: TicketFilter): Omit<ComplaintSearch, "limit" | "cursor"> {
  return {
    ...(filter.q ? { q: searchOf(filter.q) } : {}),
    ...(filter.status.length > 0 ? { status: [...filter.status] } : {}),
    ...(filter.priority ? { priority: filter.priority } : {}),
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.tag ? { tag: filter.tag } : {}),
    ...(filter.assignedTo ? { assignedTo: filter.assignedTo } : {}),
    ...(filter.help ? { help: "open" } : {}),
    ...(filter.experiments ? { experiments: "true" } : {}),
  };
}

/** How many of the filters narrow the list, the search aside: the figure on the phone's filter button. */
export function countFilters(filter: TicketFilter): number {
  const { status, priority, category, tag, assignedTo, help, experiments } = filter;
  return [status.length > 0, priority, category, tag, assignedTo, help, experiments].filter(Boolean).length;
}

export const NO_FILTER: TicketFilter = {
  q: "",
  status: [],
  priority: null,
  category: null,
  tag: null,
  assignedTo: null,
  help: false,
  experiments: false,
};
export const FILTER_PRIORITIES = PRIORITIES.toReversed();
