import type { mongo } from "mongoose";
import type { UserId } from "#server/core/ids.ts";
import type { SearchTerm } from "#server/core/search/search-terms.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { REAL } from "#server/desk/trials/real.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { inWords } from "#server/platform/db/in-words.ts";
import { asBefore } from "./person-words.ts";
import type { UserRow } from "./rows.ts";

/** Whoever was erased is there for their id alone. */
export const LIVING = { erasedAt: { $exists: false } } as const;

export interface PeopleQuery {
  /** Words that occur in somebody's name or address, and what was typed for them; null for everybody. */
  readonly search: { readonly terms: readonly SearchTerm[]; readonly typed: string } | null;
  readonly role: Role | null;
  /** Only who comes after this one by name. */
  readonly after: { readonly name: string; readonly id: UserId } | null;
  readonly limit: number;
}

/** The filter of the people page, in the order of names. */
export function peopleFilter(
  { search, role, after }: Omit<PeopleQuery, "limit">,
  withEarlier: boolean,
): mongo.Filter<UserRow> {
  const conditions: mongo.Filter<UserRow>[] = [];
  if (after) conditions.push(later(after));
  if (search) conditions.push(wordsFilter(search, withEarlier));
  return { ...LIVING, ...REAL, ...(role ? { role } : {}), ...(conditions.length > 0 ? { $and: conditions } : {}) };
}

/** Names may be shared. Said so that the index on names is read from there on. */
function later({ name, id }: NonNullable<PeopleQuery["after"]>): mongo.Filter<UserRow> {
  return { name: { $gte: name }, $or: [{ name: { $gt: name } }, { _id: { $gt: toObjectId(id) } }] };
}

function wordsFilter(
  { terms, typed }: NonNullable<PeopleQuery["search"]>,
  withEarlier: boolean,
): mongo.Filter<UserRow> {
  const found = inWords<UserRow>(["nameWords", "addressWords"], terms);
  return withEarlier ? { $or: [found, asBefore(typed)] } : found;
}
