import type { NoticeType } from "#server/core/events/notice.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { NotificationView } from "#server/desk/notices/wire.ts";
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

/** Where somebody reads what a notice is about; one about no complaint is about their account. */
export function noticeHref({ complaintId, type, at }: About, role: Role): string {
  if (complaintId === "") return "/settings";
  return complaintHref(complaintId, role) + (LEADS_TO_NOTE.has(type) ? `#${noteAnchor(at)}` : "");
}

type About = Pick<NotificationView, "complaintId" | "type" | "at">;
const LEADS_TO_NOTE: ReadonlySet<string> = new Set<NoticeType>(["mention", "help", "helped"]);

/** Where the note stands in its conversation that people were told of at this instant. */
export function noteAnchor(at: string): string {
  return `note-${Date.parse(at)}`;
}

/** Where this role works on one complaint. */
export function complaintHref(complaintId: string, role: Role): string {
  return `${{ user: "/complaints", agent: "/desk", admin: "/tickets" }[role]}/${encodeURIComponent(complaintId)}`;
}
