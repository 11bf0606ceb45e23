import { ACTIONS, type AuditFilter } from "#server/desk/audit/wire.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** What the address of the page holds; empty where it does not matter. Days are UTC's, as the exported times are. */
export interface TrailFilter {
  readonly action: string;
  readonly actor: string;
  readonly on: string;
  readonly from: string;
  readonly until: string;
}

export const NO_FILTER: TrailFilter = { action: "", actor: "", on: "", from: "", until: "" };

/** The filter of an address. What nobody could have chosen is left out. */
export function parseTrailFilter(params: Pick<URLSearchParams, "get">): TrailFilter {
  const get = (name: keyof TrailFilter) => params.get(name) ?? "";
  return {
    action: isAction(get("action")) ? get("action") : "",
    actor: get("actor").slice(0, 60),
    on: get("on").slice(0, 100),
    from: dayOf(get("from")),
    until: dayOf(get("until")),
  };
}

export function trailFilterQuery(filter: TrailFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== "")).toString();
  return query && `?${query}`;
}

/** As the server is asked: the last day is meant to its end. */
export function asAuditFilter({ action, actor, on, from, until }: TrailFilter): AuditFilter {
  return {
    ...(isAction(action) ? { action } : {}),
    ...(actor ? { actorId: actor } : {}),
    ...(on ? { onId: on } : {}),
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(until ? { until: new Date(Date.parse(until) + DAY_MS).toISOString() } : {}),
  };
}

function isAction(action: string): action is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, action);
}

function dayOf(value: string): string {
  return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
}
