import type { Role } from "#server/core/vocabulary.ts";

interface Place {
  readonly href: string;
  readonly label: string;
}

const PLACES = {
  user: [{ href: "/complaints", label: "My complaints" }],
  agent: [
    { href: "/desk", label: "Desk" },
    { href: "/tickets", label: "All tickets" },
  ],
  admin: [
    { href: "/board", label: "Live board" },
    { href: "/tickets", label: "All tickets" },
    { href: "/agents", label: "Agents" },
    { href: "/people", label: "People" },
    { href: "/categories", label: "Categories" },
    { href: "/audit", label: "Audit" },
    { href: "/pipeline", label: "Pipeline" },
  ],
} as const satisfies Record<Role, readonly Place[]>;

/** Only where a desk may be broken on purpose. */
const EXPERIMENTS: Place = { href: "/experiments", label: "Experiments" };

/** Where staff set up the second factor that the desk asks of them. */
export const SECOND_FACTOR_PAGE = "/settings/second-factor";

/** Where this role can go, in the order of the bar. */
export function placesFor(role: Role, { experiments = false } = {}): readonly Place[] {
  return role === "admin" && experiments ? [...PLACES[role], EXPERIMENTS] : PLACES[role];
}

/** Where this role starts its day. */
export function homeOf(role: Role): string {
  return PLACES[role][0].href;
}

/** Where this role works on one complaint. */
export function complaintHref(complaintId: string, role: Role): string {
  return `${{ user: "/complaints", agent: "/desk", admin: "/tickets" }[role]}/${encodeURIComponent(complaintId)}`;
}
