import type { Role } from "#server/core/vocabulary.ts";
import type { Catalogue } from "#server/language/english.ts";

/** As it is called in its address; `shell.places` has what people call it. */
type Name = keyof Catalogue["shell"]["places"];

export interface Place {
  readonly href: `/${Name}`;
  readonly id: Name;
}

const PLACES = {
  user: ["complaints"],
  agent: ["desk", "tickets", "inbox", "macros"],
  admin: ["board", "tickets", "inbox", "agents", "people", "categories", "macros", "hours", "audit", "pipeline"],
} as const satisfies Record<Role, readonly Name[]>;

/** Where staff set up the second factor that the desk asks of them. */
export const SECOND_FACTOR_PAGE = "/settings/second-factor";

/** Where this role can go, in the order of the bar. Experiments only where a desk may be broken on purpose. */
export function placesFor(role: Role, { experiments = false } = {}): readonly Place[] {
  const names: readonly Name[] = role === "admin" && experiments ? [...PLACES[role], "experiments"] : PLACES[role];
  return names.map((id) => ({ href: `/${id}`, id }));
}

/** Where this role starts its day. */
export function homeOf(role: Role): string {
  return `/${PLACES[role][0]}`;
}

/** Where this role works on one complaint. */
export function complaintHref(complaintId: string, role: Role): string {
  return `${{ user: "/complaints", agent: "/desk", admin: "/tickets" }[role]}/${encodeURIComponent(complaintId)}`;
}
