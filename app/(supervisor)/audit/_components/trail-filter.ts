import type { Say } from "#app/_language/say.ts";
import { type FilterRule, filterProblems } from "#app/_ui/filter-problems.ts";
import { momentAt } from "#app/_ui/local-moment.ts";
import { countCharacters } from "#server/core/characters.ts";
import { LONGEST_ID } from "#server/desk/audit/plain.ts";
import type { AuditFilter } from "#server/desk/audit/wire.ts";
import { isAction } from "./action-words.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address of the page holds; empty where it does not matter. Days are the desk's. */
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
    actor: get("actor").trim(),
    on: get("on").trim(),
    from: dayOf(get("from")),
    until: dayOf(get("until")),
  };
}

const RULES: Readonly<Record<keyof TrailFilter, FilterRule>> = {
  action: { word: "action", isKnown: isAction },
  actor: { word: "person", isKnown: isPerson },
  on: { word: "thing", isKnown: isThing },
  from: { word: "day", isKnown: (value) => dayOf(value) !== "" },
  until: { word: "day", isKnown: (value) => dayOf(value) !== "" },
};

/** What the address asks for that no trail has, in sentences. */
export function trailFilterProblems(
  params: Pick<URLSearchParams, "get" | "getAll">,
  say: Say<"audit.filter">,
  sayFilter: Say<"ui.filter">,
): string[] {
  const { from, until } = parseTrailFilter(params);
  const isTurned = from !== "" && until !== "" && until < from;
  return [...filterProblems(params, RULES, sayFilter), ...(isTurned ? [say("turned")] : [])];
}

export function trailFilterQuery(filter: TrailFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== "")).toString();
  return query && `?${query}`;
}

/** As the server is asked: days begin when they do in that zone, and the last one is meant to its end. */
export function asAuditFilter({ action, actor, on, from, until }: TrailFilter, timeZone: string): AuditFilter {
  const [begin, end] = [momentAt(from, timeZone), momentAt(dayAfter(until), timeZone)];
  return {
    ...(isAction(action) ? { action } : {}),
    ...(actor && isPerson(actor) ? { actorId: actor } : {}),
    ...(on && isThing(on) ? { onId: on } : {}),
    ...(begin ? { from: begin.toISOString() } : {}),
    ...(end ? { until: end.toISOString() } : {}),
  };
}

function isPerson(id: string): boolean {
  return countCharacters(id) <= LONGEST_ID.person;
}

function isThing(id: string): boolean {
  return countCharacters(id) <= LONGEST_ID.thing;
}

/** A date's next. Dates have no clocks, and all are a day apart. */
function dayAfter(day: string): string {
  return day && new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function dayOf(value: string): string {
  return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
}
