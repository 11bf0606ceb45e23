import type { Say } from "#app/_language/say.ts";
import { type FilterRule, filterProblems } from "#app/_ui/filter-problems.ts";
import { searchOf } from "#app/_ui/search-words.ts";
import type { Status } from "#server/core/vocabulary.ts";

/** How a status is written in an address. */
const STATUS_OF = {
  open: "Open",
  "in-progress": "In Progress",
  waiting: "Waiting on Customer",
  resolved: "Resolved",
  closed: "Closed",
} as const satisfies Record<string, Status>;

type Slug = keyof typeof STATUS_OF;
export type StatusFilter = Slug | "all";

const SLUGS = Object.keys(STATUS_OF) as Slug[];

/** The filter in an address; anything else shows everything. */
export function readStatusFilter(value: unknown): StatusFilter {
  return SLUGS.find((slug) => slug === value) ?? "all";
}

const RULES: Readonly<Record<string, FilterRule>> = {
  status: { word: "status", isKnown: (value: string) => value === "all" || SLUGS.some((slug) => slug === value) },
  q: { word: "search", isKnown: () => true },
};

/** What the address asks for that no list of complaints can give, in sentences. */
export const listProblems = (params: Pick<URLSearchParams, "getAll">, say: Say<"ui.filter">): string[] =>
  filterProblems(params, RULES, say);

/** The filters above a customer's list. */
export function filtersIn(say: Say<"customer.list">, terms: Say<"terms">): { value: StatusFilter; label: string }[] {
  return [
    { value: "all", label: say("all") },
    ...SLUGS.map((slug) => ({ value: slug, label: terms(`yourStatus.${STATUS_OF[slug]}`) })),
  ];
}

const THEIR_TURN = STATUS_OF.waiting;
const OTHERS = Object.values(STATUS_OF).filter((status) => status !== THEIR_TURN);

/**
 * The lists that an address asks for, one after the other, as the procedure wants them: of all complaints first those that wait
 * for their customer. The same on the server and in the browser.
 */
export function listInputs(status: StatusFilter, q: string) {
  const words = q.trim();
  const common = { ...(words === "" ? {} : { q: searchOf(words) }), limit: 25 };
  if (status !== "all") return [{ status: STATUS_OF[status], ...common }] as const;
  return [
    { status: THEIR_TURN, ...common },
    { status: OTHERS, ...common },
  ] as const;
}
