import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { searchTerms } from "#server/core/search/search-terms.ts";
import { toPerson } from "./account.ts";
import type { Accounts } from "./room.ts";
import type { ListPeople, PeoplePage } from "./wire.ts";

/** More than anybody scrolls through at once. */
const PAGE = 100;

/**
 * Admins: everybody, by name, or those in whose name or e-mail address all words of `q` begin one; page by page. A search for
 * what nobody can search for finds nobody.
 */
export async function listPeople(
  { accounts }: Accounts<"list">,
  actor: Actor,
  { q, role, cursor }: z.output<typeof ListPeople>,
): Promise<PeoplePage> {
  requireRole(actor, "admin");
  const terms = searchTerms(q ?? "");
  if (q && terms.length === 0) return { items: [], nextCursor: null };
  const search = q ? { terms, typed: q } : null;
  const found = await accounts.list({ search, role: role ?? null, after: cursor ?? null, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1) : null;
  return { items: page.map(toPerson), nextCursor: last ? { name: last.name, id: last.id } : null };
}
