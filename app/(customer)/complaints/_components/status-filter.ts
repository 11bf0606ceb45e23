import { statusWord } from "#app/_ui/status-chip.tsx";
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

/** The filters above a customer's list. */
export const FILTERS: readonly { value: StatusFilter; label: string }[] = [
  { value: "all", label: "All" },
  ...SLUGS.map((slug) => ({ value: slug, label: statusWord(STATUS_OF[slug], "customer") })),
];

/** The list that an address asks for, as the procedure wants it. The same on the server and in the browser. */
export function listInput(status: StatusFilter, q: string) {
  const words = q.trim();
  return {
    ...(status === "all" ? {} : { status: STATUS_OF[status] }),
    ...(words === "" ? {} : { q: words }),
    limit: 25,
  };
}
